import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Dispute = AnswerOf<'payment', 'listDisputes'>['disputes'][number];

const disputesKey = ['disputes'] as const;

/** A page of disputes in a state, the newest first. */
export function useDisputes(input: InputTo<'payment', 'listDisputes'>) {
  return useQuery({
    queryKey: [...disputesKey, input],
    queryFn: () => ask(api.payment.listDisputes(input)),
    placeholderData: keepPreviousData,
  });
}

/** Tells the provider what speaks for the shop. */
export function useAnswerDispute() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'payment', 'answerDispute'>) => ask(api.payment.answerDispute(input)),
    onSettled: () => void queries.invalidateQueries({ queryKey: disputesKey }),
  });
}

/** Lets the buyer keep the money of a dispute. */
export function useAcceptDispute() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'payment', 'acceptDispute'>) => ask(api.payment.acceptDispute(input)),
    onSettled: () => void queries.invalidateQueries({ queryKey: disputesKey }),
  });
}
