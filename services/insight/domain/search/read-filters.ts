/** What a search is narrowed down by: of each facet any of the values, prices from and to (both included), in minor units. */
export type Filters = {
  facets: { facet: string; values: string[] }[];
  priceFromMinor: number | undefined;
  priceToMinor: number | undefined;
  isAvailable: boolean | undefined;
};

const facetsMost = 10;
const valuesMost = 20;

/**
 * Reads what was chosen, written as a query string (`brand=acme&colour=Red&colour=Blue`). Undefined when that is more than
 * 10 facets or 20 values of one.
 */
export function readFilters(chosen: string): Filters['facets'] | undefined {
  const facets = new Map<string, Set<string>>();
  for (const [facet, value] of new URLSearchParams(chosen)) {
    if (facet === '' || value === '') continue;
    facets.set(facet, (facets.get(facet) ?? new Set()).add(value));
  }
  const isTooMany = facets.size > facetsMost || [...facets.values()].some(({ size }) => size > valuesMost);
  return isTooMany
    ? undefined
    : [...facets].map(([facet, values]) => ({ facet, values: [...values].toSorted() }));
}
