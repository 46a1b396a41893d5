import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Standing = AnswerOf<'payment', 'listReconciliation'>['standings'][number];
export type MoneyCase = AnswerOf<'payment', 'listReconciliationCases'>['cases'][number];
export type Balance = AnswerOf<'payment', 'listBalances'>['balances'][number];

const reconciliationKey = ['reconciliation'] as const;

/** What each provider holds by the ledger and by its statements. */
export function useStandings() {
  return useQuery({
    queryKey: [...reconciliationKey, 'standings'],
    queryFn: () => ask(api.payment.listReconciliation({})),
  });
}

/** A page of differences between ledger and statements, the newest first. */
export function useMoneyCases(input: InputTo<'payment', 'listReconciliationCases'>) {
  return useQuery({
    queryKey: [...reconciliationKey, 'cases', input],
    queryFn: () => ask(api.payment.listReconciliationCases(input)),
    placeholderData: keepPreviousData,
  });
}

/** Resolves a difference, by a correction or by leaving it as it is. */
export function useResolveCase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'payment', 'resolveReconciliationCase'>) =>
      ask(api.payment.resolveReconciliationCase(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: reconciliationKey }),
  });
}

/** A page of the accounts of the ledger over some days. */
export function useBalances(input: InputTo<'payment', 'listBalances'>) {
  return useQuery({
    queryKey: [...reconciliationKey, 'balances', input],
    queryFn: () => ask(api.payment.listBalances(input)),
    placeholderData: keepPreviousData,
  });
}
