import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Language } from '#contracts/markets.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Synonyms = AnswerOf<'insight', 'listSynonyms'>['synonyms'][number];
export type Boost = AnswerOf<'insight', 'listBoosts'>['boosts'][number];

const rulesKey = 'search-rules';

/** A page of the synonyms of a language, by the alphabet. */
export function useSynonyms(language: Language, cursor: string | undefined) {
  return useQuery({
    queryKey: [rulesKey, 'synonyms', language, cursor],
    queryFn: () => ask(api.insight.listSynonyms({ language, limit: 50, ...(cursor ? { cursor } : {}) })),
  });
}

/** The newest boosts, 100 at most. */
export function useBoosts() {
  return useQuery({
    queryKey: [rulesKey, 'boosts'],
    queryFn: () => ask(api.insight.listBoosts({ limit: 100 })),
  });
}

/** Says what is looked for besides a word; nothing takes its synonyms away. */
export function useSetSynonyms() {
  return useRuleChange((input: InputTo<'insight', 'setSynonyms'>) => ask(api.insight.setSynonyms(input)));
}

/** Has products found earlier or later. */
export function useSetBoost() {
  return useRuleChange((input: InputTo<'insight', 'setBoost'>) => ask(api.insight.setBoost(input)));
}

/** Takes a boost away. */
export function useRemoveBoost() {
  return useRuleChange((boostId: string) => ask(api.insight.removeBoost({ boostId })));
}

function useRuleChange<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queries.invalidateQueries({ queryKey: [rulesKey] }),
  });
}
