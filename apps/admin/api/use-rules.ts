import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Market } from '#contracts/markets.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type MarketRules = AnswerOf<'order', 'getMarketRules'>;
export type Rules = MarketRules['rules'];
export type Zone = Rules['zones'][number];
export type Method = Rules['methods'][number];
export type TaxRates = AnswerOf<'order', 'listTaxRates'>['jurisdictions'][number];

const rulesKey = ['rules'] as const;

/** How a market sends and taxes. */
export function useMarketRules(market: Market) {
  return useQuery({
    queryKey: [...rulesKey, market],
    queryFn: () => ask(api.order.getMarketRules({ market })),
  });
}

/** Writes how a market sends and taxes, all of it. */
export function usePutMarketRules() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'putMarketRules'>) => ask(api.order.putMarketRules(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: rulesKey }),
  });
}

/** Takes the last change of a market's rules back. */
export function useUndoMarketRules() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'undoMarketRules'>) => ask(api.order.undoMarketRules(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: rulesKey }),
  });
}

/** The tax rates of every jurisdiction, past ones too. */
export function useTaxRates() {
  return useQuery({ queryKey: [...rulesKey, 'tax'], queryFn: () => ask(api.order.listTaxRates({})) });
}

/** Writes all rates of a jurisdiction. */
export function usePutTaxRates() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'putTaxRates'>) => ask(api.order.putTaxRates(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: rulesKey }),
  });
}

/** Takes the last change of a jurisdiction's rates back. */
export function useUndoTaxRates() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'undoTaxRates'>) => ask(api.order.undoTaxRates(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: rulesKey }),
  });
}
