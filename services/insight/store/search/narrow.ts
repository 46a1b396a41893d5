import type { Filters } from '../../domain/search/read-filters.ts';

/** SQL: which chosen facets a row of `found` (called f) does not fulfil, and whether its price and stock are as wanted. */
export function narrow(filters: Filters, place: (value: unknown) => string) {
  const { facets, priceFromMinor, priceToMinor, isAvailable } = filters;
  const groups = facets.map(({ facet, values }) => ({
    facet,
    tokens: values.map((value) => `${facet}=${value}`),
  }));
  const chosen = place(JSON.stringify(groups));
  const from = place(priceFromMinor ?? 0);
  const to = place(priceToMinor ?? Number.MAX_SAFE_INTEGER);
  const wantsStock = place(isAvailable ?? false);
  return {
    /** The names of the facets that are not fulfilled. */
    unfulfilled: `array(select g.facet from jsonb_to_recordset(${chosen}::jsonb) as g (facet text, tokens text[])
      where not f.tokens && g.tokens)`,
    isPriceRight: `f.price_minor between ${from}::bigint and ${to}::bigint`,
    isStockRight: `(f.is_available or not ${wantsStock}::boolean)`,
  };
}
