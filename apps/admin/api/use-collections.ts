import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type ListedCollection = AnswerOf<'catalog', 'listCollections'>['collections'][number];
export type Collection = AnswerOf<'catalog', 'getCollectionForStaff'>;
export type CollectionDraft = InputTo<'catalog', 'saveCollection'>;
export type CollectionRule = NonNullable<Collection['rule']>;
export type Condition = CollectionRule['conditions'][number];

const collectionsKey = ['collections'] as const;

/** All collections. */
export function useCollections({ isEnabled = true } = {}) {
  return useQuery({
    queryKey: collectionsKey,
    queryFn: () => ask(api.catalog.listCollections({})),
    enabled: isEnabled,
  });
}

/** A collection as staff edit it. */
export function useCollection(slug: string) {
  return useQuery({
    queryKey: [...collectionsKey, slug],
    queryFn: () => ask(api.catalog.getCollectionForStaff({ slug })),
  });
}

/** Writes a collection whole; the same key writes it once. */
export function useSaveCollection() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...draft }: CollectionDraft & { key: string }) =>
      ask(api.catalog.saveCollection(draft, { idempotencyKey: key })),
    onSettled: () => queries.invalidateQueries({ queryKey: collectionsKey }),
  });
}

/** Removes a collection; its products stay. */
export function useRemoveCollection() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (slug: string) => ask(api.catalog.removeCollection({ slug })),
    onSettled: () => queries.invalidateQueries({ queryKey: collectionsKey, exact: true }),
  });
}

/** What a rule finds now; not asked while there is no whole rule. */
export function useRulePreview(rule: CollectionRule | null) {
  return useQuery({
    queryKey: ['rule-preview', rule],
    queryFn: () => ask(api.catalog.previewRule({ rule: rule ?? { join: 'all', conditions: [] } })),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
