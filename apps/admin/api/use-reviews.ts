import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type StaffReview = AnswerOf<'catalog', 'listReviewsForStaff'>['reviews'][number];
export type ReviewState = InputTo<'catalog', 'listReviewsForStaff'>['state'];

export const reviewsKey = ['reviews'] as const;

/** A page of reviews in a state, the oldest first. */
export function useReviews(input: InputTo<'catalog', 'listReviewsForStaff'>) {
  return useQuery({
    queryKey: [...reviewsKey, input],
    queryFn: () => ask(api.catalog.listReviewsForStaff(input)),
    placeholderData: keepPreviousData,
  });
}
