/** A value of a facet and how many products have it. */
export type PlacedFacet = { facet: string; value: string; count: number };

const valuesMost = 20;
const facetsMost = 16;
/** They are shown wherever there are any. */
const first = ['category', 'price', 'availability', 'brand'];

/** The commonest values of the facets that most products have, by facet and by how many have them. */
export function placeFacets(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): PlacedFacet[] {
  const weighed = [...counts].map(([facet, values]) => ({
    facet,
    values: [...values].map(([value, count]) => ({ facet, value, count })),
    weight: values.values().reduce((sum, count) => sum + count, 0),
  }));
  const kept = weighed
    .toSorted(
      (one, other) =>
        Number(first.includes(other.facet)) - Number(first.includes(one.facet)) ||
        other.weight - one.weight ||
        compare(one.facet, other.facet),
    )
    .slice(0, facetsMost);
  return kept
    .toSorted((one, other) => compare(one.facet, other.facet))
    .flatMap(({ values }) =>
      values
        .toSorted((one, other) => other.count - one.count || compare(one.value, other.value))
        .slice(0, valuesMost),
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
