import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type PaymentReview = AnswerOf<'payment', 'listPaymentReviews'>['reviews'][number];
export type PaymentDecision = InputTo<'payment', 'decidePaymentReview'>['decision'];

const reviewsKey = ['payment-reviews'] as const;

/** A page of the payments that wait for a person, or that did, the newest first. */
export function usePaymentReviews(input: InputTo<'payment', 'listPaymentReviews'>) {
  return useQuery({
    queryKey: [...reviewsKey, input],
    queryFn: () => ask(api.payment.listPaymentReviews(input)),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** Takes the money of a payment that waits, or gives it back. */
export function useDecidePaymentReview() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'payment', 'decidePaymentReview'>) =>
      ask(api.payment.decidePaymentReview(input)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: reviewsKey }),
        queries.invalidateQueries({ queryKey: ['attention', 'paymentReviews'] }),
      ]),
  });
}
