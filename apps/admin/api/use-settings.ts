import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

type Settings = AnswerOf<'gateway', 'listSettings'>;
export type Setting = Settings['settings'][number];

const settingsKey = ['settings'] as const;

/** Every setting with its value and origin. */
export function useSettings() {
  return useQuery({ queryKey: settingsKey, queryFn: () => ask(api.gateway.listSettings({})) });
}

/** Changes a setting; refused when somebody else changed it since `version`. */
export function useChangeSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'gateway', 'changeSetting'>) => ask(api.gateway.changeSetting(input)),
    onSuccess: (setting) => putSetting(queries, setting),
    onError: () => void queries.invalidateQueries({ queryKey: settingsKey }),
  });
}

/** Takes the last change of a setting back. */
export function useUndoSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'gateway', 'undoSetting'>) => ask(api.gateway.undoSetting(input)),
    onSuccess: (setting) => putSetting(queries, setting),
    onError: () => void queries.invalidateQueries({ queryKey: settingsKey }),
  });
}

/** The answer is put in place: another instance may take up to 2 s to list the change. */
function putSetting(queries: QueryClient, changed: Setting): void {
  queries.setQueryData<Settings>(
    settingsKey,
    (known) =>
      known && { settings: known.settings.map((each) => (each.key === changed.key ? changed : each)) },
  );
}
