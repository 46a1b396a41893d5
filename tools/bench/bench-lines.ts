import type { BenchLine, DrivenLine } from './bench-line.ts';
import { adminLists } from './lines/admin-lists.ts';
import { catalogSizes } from './lines/catalog-sizes.ts';
import { freshReads } from './lines/fresh-reads.ts';
import { oneVariant } from './lines/one-variant.ts';
import { overload } from './lines/overload.ts';
import { reserve } from './lines/reserve.ts';
import { telemetry } from './lines/telemetry.ts';
import { warmStart } from './lines/warm-start.ts';

const [pages, buyers] = [16, 32];

/** What shoppers do most, of which a short look is taken with every change. */
export const shopperLines: readonly DrivenLine[] = [
  {
    name: 'product-data',
    title: 'product data, hot, through the gateway',
    clients: pages,
    work: ({ url, goods }) => ({
      kind: 'get',
      urls: [`${url}/api/v1/products/${goods.slugs[0]}?locale=en-gb`],
      holds: `"slug":"${goods.slugs[0]}"`,
    }),
    floor: 'bytes',
    must: { ofFloor: 0.6 },
    reach: { ofFloor: 0.85 },
  },
  {
    name: 'product-page',
    title: 'storefront product page (HTML, anonymous)',
    clients: pages,
    work: ({ url, goods }) => ({
      kind: 'get',
      urls: [`${url}/en-gb/products/${goods.slugs[0]}`],
      holds: '</html>',
    }),
    floor: 'bytes',
    must: { ofFloor: 0.5 },
    reach: { ofFloor: 0.8 },
  },
  {
    name: 'search',
    title: 'search, mixed real queries, uncached',
    clients: pages,
    work: ({ url, goods: { words } }) => ({
      kind: 'get',
      urls: words.flatMap((word, at) =>
        words
          .slice(at + 1)
          .map((other) => `${url}/api/v1/search?query=${word}+${other}&locale=en-gb&limit=24`),
      ),
      holds: '"products":[',
    }),
    floor: null,
    must: { perSecond: 300, p99Ms: 50 },
    reach: { perSecond: 1500, p99Ms: 20 },
  },
  {
    name: 'add-to-cart',
    title: 'add to cart (new guest)',
    clients: buyers,
    work: ({ url, goods: { variantIds } }) => ({ kind: 'add-to-cart', url, variantIds }),
    floor: 'rows',
    must: { ofFloor: 0.2 },
    reach: { ofFloor: 0.4 },
  },
  {
    name: 'checkout',
    title: 'checkout of two lines, until it is paid',
    clients: buyers,
    work: ({ url, goods: { variantIds } }) => ({ kind: 'checkout', url, variantIds }),
    floor: 'rows',
    must: { perSecond: 250, p99Ms: 300 },
    reach: { perSecond: 500, p99Ms: 150 },
  },
];

/** All lines, in the order in which they run: those that need a shop of their own come last. */
export const benchLines: readonly BenchLine[] = [
  ...shopperLines,
  oneVariant,
  telemetry,
  overload,
  // What it reserves is of no order: the auditor finds that, and takes a while to look at all of it again.
  reserve,
  warmStart,
  freshReads,
  catalogSizes,
  adminLists,
];
