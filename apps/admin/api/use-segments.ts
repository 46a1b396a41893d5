import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Segment = AnswerOf<'insight', 'listSegments'>['segments'][number];
export type SegmentRule = InputTo<'insight', 'previewSegment'>;

const segmentsKey = ['segments'] as const;

/** The first hundred segments of customers, with their rules and sizes. */
export function useSegments() {
  return useQuery({
    queryKey: [...segmentsKey, 'list'],
    queryFn: () => ask(api.insight.listSegments({ limit: 100 })),
  });
}

/** How many customers a rule fits now and who some of them are; asked for only when it rules anything. */
export function useSegmentPreview(rule: SegmentRule, { isEnabled }: { isEnabled: boolean }) {
  return useQuery({
    queryKey: [...segmentsKey, 'preview', rule],
    queryFn: () => ask(api.insight.previewSegment(rule)),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
}

/** A page of the ids of the members of a segment. */
export function useSegmentMembers(input: InputTo<'insight', 'listSegmentMembers'>) {
  return useQuery({
    queryKey: [...segmentsKey, 'members', input],
    queryFn: () => ask(api.insight.listSegmentMembers(input)),
    placeholderData: keepPreviousData,
  });
}

/** Writes the rule of a segment. */
export function useSetSegment() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: InputTo<'insight', 'setSegment'>) => ask(api.insight.setSegment(input)),
    onSettled: refresh,
  });
}

/** Takes a segment away. */
export function useRemoveSegment() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (segmentId: string) => ask(api.insight.removeSegment({ segmentId })),
    onSettled: refresh,
  });
}

function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: segmentsKey });
}
