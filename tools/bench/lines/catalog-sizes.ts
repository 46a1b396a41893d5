import type { OwnLine } from '../bench-line.ts';
import type { BenchSite } from '../bench-site.ts';
import type { BenchWork } from '../bench-work.ts';
import { withoutFloor, type LineResult } from '../line-result.ts';
import { measureWork } from '../measure-work.ts';
import type { BenchShop } from '../open-bench-shop.ts';
import { someIds } from '../store/some-ids.ts';

/**
 * What shoppers and staff do in catalogs of different sizes, uncached: products by id, a page of a list, a checkout. The 95th percentile
 * of each is compared with that of the smallest.
 */
export const catalogSizes: OwnLine = {
  name: 'catalog-sizes',
  title: 'catalogs of different sizes',
  must: { timesLeast: 2 },
  reach: { timesLeast: 1.3 },
  measure,
};

async function measure(site: BenchSite): Promise<LineResult[]> {
  const results: LineResult[] = [];
  const least = new Map<string, number>();
  for (const products of site.sizes) {
    const shop = await site.shopOf(products);
    for (const { what, clients, work } of await worksOf(shop)) {
      const measured = await measureWork(shop, work, { clients, pace: site.pace });
      const first = least.get(what);
      const title = `${what}, ${products.toLocaleString('en')} products`;
      const p95Ms = measured.p95Ms ?? Number.NaN;
      const row = { name: catalogSizes.name, title, ...measured, ...withoutFloor };
      if (first === undefined) least.set(what, p95Ms);
      results.push(
        first === undefined ? { ...row, isAside: true } : { ...row, measures: { timesLeast: p95Ms / first } },
      );
    }
    await site.audit();
  }
  return results;
}

type Work = { what: string; clients: number; work: BenchWork };

async function worksOf(shop: BenchShop): Promise<Work[]> {
  const { url, ownerHeaders } = shop;
  const { productIds, variantIds } = await someIds(shop);
  const staff = { kind: 'get', headers: ownerHeaders } as const;
  return [
    {
      what: 'product by id',
      clients: 4,
      work: {
        ...staff,
        urls: productIds.map((id) => `${url}/api/v1/staff/products/${id}`),
        holds: '"variants":[',
      },
    },
    {
      what: 'list of 24 products found',
      clients: 4,
      work: { kind: 'get', urls: foundBy(shop), holds: '"products":[' },
    },
    { what: 'checkout', clients: 32, work: { kind: 'checkout', url, variantIds } },
  ];
}

/** Pairs of words: too many to be asked for twice while an answer is kept. */
function foundBy({ url, goods: { words } }: BenchShop): string[] {
  return words.flatMap((word, at) =>
    words.slice(at + 1).map((other) => `${url}/api/v1/search?query=${word}+${other}&locale=en-gb&limit=24`),
  );
}
