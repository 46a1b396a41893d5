import type { OwnLine } from '../bench-line.ts';
import type { BenchSite } from '../bench-site.ts';
import { withoutFloor, type LineResult } from '../line-result.ts';
import { measureWork } from '../measure-work.ts';
import { answerOf, type BenchShop } from '../open-bench-shop.ts';

const clients = 2;
const pagesMost = 20;

/** The lists of products that staff page through in the largest catalog: each order and each filter that is offered, with the count. */
export const adminLists: OwnLine = {
  name: 'admin-lists',
  title: 'admin lists in the largest catalog',
  must: { p95Ms: 200 },
  reach: { p95Ms: 100 },
  measure,
};

async function measure(site: BenchSite): Promise<LineResult[]> {
  const products = Math.max(...site.sizes);
  const shop = await site.shopOf(products);
  const results: LineResult[] = [];
  for (const list of await listsOf(shop)) {
    const query = new URLSearchParams({ ...list, limit: '50', withCount: 'true' }).toString();
    const urls = await pagesOf(shop, `${shop.url}/api/v1/staff/products?${query}`);
    const work = { kind: 'get', urls, holds: '"products":[', headers: shop.ownerHeaders } as const;
    const measured = await measureWork(shop, work, { clients, pace: site.pace });
    const words = Object.entries(list).map(([name, value]) => `${name} ${value}`);
    const title = `products, ${products.toLocaleString('en')}: ${words.join(', ') || 'all'}`;
    results.push({ name: adminLists.name, title, ...measured, ...withoutFloor });
  }
  return results;
}

/** Each filter in each order. */
async function listsOf({ owner }: BenchShop): Promise<Record<string, string>[]> {
  const { products } = answerOf(await owner.catalog.listProductsForStaff({ limit: 100 }));
  const [first] = products;
  const sku = first?.variants[0]?.sku;
  const categorySlug = first?.categorySlugs[0];
  const brandSlug = products.find((each) => each.brandSlug !== null)?.brandSlug;
  const filters = [
    {},
    { startsWith: 'c' },
    { isHidden: 'false' },
    { isHidden: 'true' },
    ...(categorySlug === undefined ? [] : [{ categorySlug }]),
    ...(brandSlug === undefined || brandSlug === null ? [] : [{ brandSlug }]),
  ];
  const sorted = filters.flatMap((filter) => [
    { ...filter, sort: 'name' },
    { ...filter, sort: 'changed' },
  ]);
  return [...sorted, ...(sku === undefined ? [] : [{ sku }])];
}

/** The first pages of a list, as many as there are up to twenty. */
async function pagesOf({ ownerHeaders }: BenchShop, url: string): Promise<string[]> {
  const urls = [url];
  while (urls.length < pagesMost) {
    const response = await fetch(urls.at(-1) ?? url, { headers: ownerHeaders });
    if (!response.ok) throw new Error(`${urls.at(-1)} answered ${response.status}: ${await response.text()}`);
    const { nextCursor } = (await response.json()) as { nextCursor: string | null };
    if (nextCursor === null) break;
    urls.push(`${url}&cursor=${encodeURIComponent(nextCursor)}`);
  }
  return urls;
}
