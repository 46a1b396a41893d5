import type { OwnLine } from '../bench-line.ts';
import type { BenchSite } from '../bench-site.ts';
import { withoutFloor, type LineResult } from '../line-result.ts';
import { measureWork } from '../measure-work.ts';
import { answerOf, type BenchShop } from '../open-bench-shop.ts';

const clients = 2;
const pagesMost = 20;

/**
 * The lists that staff page through, of products in the largest catalog and of orders where the shop has past ones: each order and
 * each filter that is offered, with the count.
 */
export const adminLists: OwnLine = {
  name: 'admin-lists',
  title: 'admin lists',
  must: { p95Ms: 200 },
  reach: { p95Ms: 100 },
  measure,
};

async function measure(site: BenchSite): Promise<LineResult[]> {
  const products = Math.max(...site.sizes);
  const largest = await site.shopOf(products);
  const results = await measureLists(site, largest, {
    what: `products, ${products.toLocaleString('en')}`,
    path: '/api/v1/staff/products',
    holds: '"products":[',
    lists: await listsOfProducts(largest),
  });
  if (site.orders === 0) return results;
  const shop = await site.shop();
  const ofOrders = await measureLists(site, shop, {
    what: `orders, ${site.orders.toLocaleString('en')}`,
    path: '/api/v1/staff/orders',
    holds: '"orders":[',
    lists: await listsOfOrders(shop),
  });
  return [...results, ...ofOrders];
}

type Lists = { what: string; path: string; holds: string; lists: Record<string, string>[] };

async function measureLists(
  { pace }: BenchSite,
  shop: BenchShop,
  { what, path, holds, lists }: Lists,
): Promise<LineResult[]> {
  const results: LineResult[] = [];
  for (const list of lists) {
    const query = new URLSearchParams({ ...list, limit: '50', withCount: 'true' }).toString();
    const urls = await pagesOf(shop, `${shop.url}${path}?${query}`);
    const work = { kind: 'get', urls, holds, headers: shop.ownerHeaders } as const;
    const measured = await measureWork(shop, work, { clients, pace });
    const words = Object.entries(list).map(([name, value]) => `${name} ${value}`);
    const title = `${what}: ${words.join(', ') || 'all'}`;
    results.push({ name: adminLists.name, title, ...measured, ...withoutFloor });
  }
  return results;
}

/** Each filter in each order, by a number too; some states have no order. */
async function listsOfOrders({ owner }: BenchShop): Promise<Record<string, string>[]> {
  const { orders } = answerOf(await owner.order.listOrders({ limit: 1 }));
  const filters = [
    {},
    ...['paid', 'cancelled', 'awaiting-payment'].map((state) => ({ state })),
    ...['none', 'shipped'].map((fulfilment) => ({ state: 'paid', fulfilment })),
    { isOverdue: 'true' },
  ];
  const sorted = filters.flatMap((filter) => [
    { ...filter, sort: 'newest' },
    { ...filter, sort: 'oldest' },
  ]);
  return [...sorted, ...orders.map(({ orderNumber }) => ({ orderNumber }))];
}

/** Each filter in each order. */
async function listsOfProducts({ owner }: BenchShop): Promise<Record<string, string>[]> {
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
