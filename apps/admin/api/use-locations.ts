import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { productsKey } from './use-products.ts';

export type Location = AnswerOf<'catalog', 'listLocations'>['locations'][number];
export type ShortVariant = AnswerOf<'catalog', 'listLowStock'>['variants'][number];
export type LocationMovement = AnswerOf<'catalog', 'listStockMovements'>['movements'][number];

/** One change of what is on hand of a variant: goods that came in, that went elsewhere, or that were counted. */
export type StockMove =
  | { kind: 'received'; input: InputTo<'catalog', 'receiveStock'> }
  | { kind: 'transferred'; input: InputTo<'catalog', 'transferStock'> }
  | { kind: 'counted'; input: InputTo<'catalog', 'countStock'> };

const stockKey = ['stock'] as const;
const locationsKey = [...stockKey, 'locations'] as const;

/** All locations of stock, the one that is asked first in front. */
export function useLocations() {
  return useQuery({ queryKey: locationsKey, queryFn: () => ask(api.catalog.listLocations({})) });
}

/** Adds a location, or renames it and changes when it is asked. */
export function usePutLocation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'catalog', 'putLocation'>) => ask(api.catalog.putLocation(input)),
    onSettled: () => void queries.invalidateQueries({ queryKey: locationsKey }),
  });
}

/** A page of variants of which none or few may be ordered. */
export function useShortStock(input: InputTo<'catalog', 'listLowStock'>) {
  return useQuery({
    queryKey: [...stockKey, 'short', input],
    queryFn: () => ask(api.catalog.listLowStock(input)),
    placeholderData: keepPreviousData,
  });
}

/** A page of what happened to the stock of a location, the newest first. */
export function useLocationMovements(input: InputTo<'catalog', 'listStockMovements'>) {
  return useQuery({
    queryKey: [...stockKey, 'movements', input],
    queryFn: () => ask(api.catalog.listStockMovements(input)),
    placeholderData: keepPreviousData,
  });
}

/** Records a change of stock; the same id is recorded once, however often it is sent. */
export function useMoveStock() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (move: StockMove): Promise<void> => {
      if (move.kind === 'received') await ask(api.catalog.receiveStock(move.input));
      else if (move.kind === 'transferred') await ask(api.catalog.transferStock(move.input));
      else await ask(api.catalog.countStock(move.input));
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: stockKey });
      void queries.invalidateQueries({ queryKey: [productsKey] });
    },
  });
}
