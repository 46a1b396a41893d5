import { locales, markets } from '#contracts/markets.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { AnswerOf, InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { priceBands } from '../../domain/search/price-bands.ts';
import { countFacets, type FacetRow } from '../../store/search/count-facets.ts';
import { countInIndex } from './count-in-index.ts';
import type { InsightResources } from './insight-resources.ts';
import { readWanted } from './read-wanted.ts';
import { few } from '../../store/search/few.ts';

type Facets = AnswerOf<'insight', 'listFacets'>['facets'];

const nothingChosen = {
  facets: [],
  priceFromMinor: undefined,
  priceToMinor: undefined,
  isAvailable: undefined,
};

/** What a search can be narrowed down by, counted over the same products that the search finds: in memory, or by the database while nothing is loaded. */
export async function listFacets(
  tools: Tools<'insight', InsightResources>,
  input: InputTo<'insight', 'listFacets'>,
): Promise<ResultOf<'insight', 'listFacets'>> {
  const read = readWanted(input);
  if (isRefusal(read)) return read;
  if (read.isUnreadable) return { facets: [] };
  const { wanted, filters = nothingChosen } = read;
  const bands = priceBands(markets[input.market ?? locales[input.locale].market].currency);
  const byIndex = await countInIndex(tools, wanted, { filters, bandsMinor: bands });
  if (byIndex) return toAnswer(byIndex, bands);
  const strict = await tools.db.rows(countFacets(wanted, filters, bands));
  if (wanted.terms.length === 0 || (strict[0]?.found ?? 0) >= few) return toAnswer(strict, bands);
  return toAnswer(await tools.db.rows(countFacets({ ...wanted, holding: 'most' }, filters, bands)), bands);
}

function toAnswer(rows: readonly FacetRow[], bands: readonly number[]) {
  const facets = new Map<string, Facets[number]>();
  for (const row of rows) {
    if (row.facet === null) continue;
    const facet = facets.get(row.facet) ?? { facet: row.facet, title: row.facetTitle, values: [] };
    facet.values.push({ value: row.value, title: row.title, count: row.count, ...limits(row, bands) });
    facets.set(row.facet, facet);
  }
  return { facets: [...facets.values()] };
}

/** A band of prices: from its beginning to just before the next. */
function limits({ facet, value }: FacetRow, bands: readonly number[]) {
  if (facet !== 'price') return {};
  const next = bands[Number(value)];
  return {
    priceFromMinor: bands[Number(value) - 1] ?? 0,
    ...(next === undefined ? {} : { priceToMinor: next - 1 }),
  };
}
