import type { Filters } from '../../domain/search/read-filters.ts';
import { placeFacets } from '../../domain/search/place-facets.ts';
import { gatherFacets, type GatheredFacets } from '../../domain/word-index/gather-facets.ts';
import { countedMost, type FacetRow } from '../../store/search/count-facets.ts';
import { readFacetNames } from '../../store/search/facet-names.ts';
import { few } from '../../store/search/few.ts';
import type { Wanted } from '../../store/search/found-steps.ts';
import { askIndex, type AskedIndex, type IndexTools } from './ask-index.ts';
import { mendTerms } from './mend-terms.ts';

type Narrowed = { filters: Filters; bandsMinor: readonly number[] };

/**
 * The facets of what is wanted, as `countFacets` has the database count them, by the index that this process holds; undefined when it holds none
 * now. Two statements, three where a word is unknown.
 */
export async function countInIndex(
  tools: IndexTools,
  wanted: Wanted,
  narrowed: Narrowed,
): Promise<FacetRow[] | undefined> {
  const told = await askIndex(tools, wanted);
  const gathered = told && (await gather(tools, { told, wanted, narrowed }));
  if (!gathered) return undefined;
  const { found, counts, inCategories } = gathered;
  const slugs = [...new Set(inCategories.flatMap((each) => each.slugs))];
  const placed = placeFacets(counts);
  const names = [
    ...placed.map(({ facet }) => [facet, '']),
    ...placed.map(({ facet, value }) => [facet, value]),
  ];
  const row = await tools.db.row(
    readFacetNames(
      wanted.locale,
      slugs,
      names.map(([facet = '']) => facet),
      names.map(([, value = '']) => value),
    ),
  );
  const { above = [], titles = [] } = row ?? {};
  const withCategories = new Map([...counts, ['category', countCategories(inCategories, above)] as const]);
  const titleOf = new Map(titles.map(({ facet, value, title }) => [`${facet}=${value}`, title]));
  return placeFacets(withCategories).map(({ facet, value, count }) => ({
    found,
    facet,
    value,
    count,
    title: titleOf.get(`${facet}=${value}`) ?? null,
    facetTitle: titleOf.get(`${facet}=`) ?? null,
  }));
}

type Asked = { told: AskedIndex; wanted: Wanted; narrowed: Narrowed };

/** What holds every word, or most of them where too few products do. */
async function gather(
  tools: IndexTools,
  { told, wanted, narrowed }: Asked,
): Promise<GatheredFacets | undefined> {
  const { index, terms } = told;
  const branch = told.branch ?? undefined;
  const hasWords = wanted.terms.length > 0;
  const where = hasWords ? { branch: undefined, there: branch } : { branch, there: undefined };
  const asked = { ...where, ...narrowed, terms, hasWords, few, market: wanted.market, most: countedMost };
  const strict = gatherFacets(index, { ...asked, holding: 'every', mended: undefined });
  if ('unknown' in strict || !hasWords || strict.found >= few)
    return 'unknown' in strict ? undefined : strict;
  const loose = gatherFacets(index, { ...asked, holding: 'most', mended: undefined });
  if (!('unknown' in loose)) return loose;
  const mended = await mendTerms(tools, wanted, loose.unknown);
  const found = gatherFacets(index, { ...asked, holding: 'most', mended });
  return 'unknown' in found ? undefined : found;
}

/** Products by category, each counted once in every category that one of its own is in. */
function countCategories(
  inCategories: GatheredFacets['inCategories'],
  pairs: readonly { slug: string; above: string }[],
): Map<string, number> {
  const aboveOf = Map.groupBy(pairs, ({ slug }) => slug);
  const counts = new Map<string, number>();
  for (const { slugs, count } of inCategories) {
    const above = new Set(slugs.flatMap((slug) => (aboveOf.get(slug) ?? []).map((pair) => pair.above)));
    for (const slug of above) counts.set(slug, (counts.get(slug) ?? 0) + count);
  }
  return counts;
}
