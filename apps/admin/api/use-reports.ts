import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type AgedStock = AnswerOf<'insight', 'reportStockAges'>['accounts'][number];
export type UnsoldVariant = AnswerOf<'insight', 'reportUnsold'>['variants'][number];

/** A page of the products that sold in a period, those of most revenue first. */
export function useSoldProducts(input: InputTo<'insight', 'reportProducts'>) {
  return useQuery({
    queryKey: ['sold-products', input],
    queryFn: () => ask(api.insight.reportProducts(input)),
    placeholderData: keepPreviousData,
  });
}

/** A page of the categories that sold in a period, those of most revenue first. */
export function useSoldCategories(input: InputTo<'insight', 'reportCategories'>) {
  return useQuery({
    queryKey: ['sold-categories', input],
    queryFn: () => ask(api.insight.reportCategories(input)),
    placeholderData: keepPreviousData,
  });
}

/** A page of the goods on hand, those with the oldest units first. */
export function useStockAges(input: InputTo<'insight', 'reportStockAges'>) {
  return useQuery({
    queryKey: ['stock-ages', input],
    queryFn: () => ask(api.insight.reportStockAges(input)),
    placeholderData: keepPreviousData,
  });
}

/** All goods on hand by age. */
export function useStockAgeSums(input: InputTo<'insight', 'sumStockAges'>) {
  return useQuery({
    queryKey: ['stock-age-sums', input],
    queryFn: () => ask(api.insight.sumStockAges(input)),
  });
}

/** A page of variants that can be had and were not sold for some days. */
export function useUnsold(input: InputTo<'insight', 'reportUnsold'>) {
  return useQuery({
    queryKey: ['unsold', input],
    queryFn: () => ask(api.insight.reportUnsold(input)),
    placeholderData: keepPreviousData,
  });
}
