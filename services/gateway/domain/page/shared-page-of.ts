import { locales, type Market } from '#contracts/markets.ts';
import { marketOfVisit } from '../view/market-of-visit.ts';

/** A page that is the same for everybody in a market, by the address and market that it is kept under. */
export type SharedPage = {
  key: string;
  market: Market;
  /** What of it is known from its address to make it old; the page itself tells the rest. */
  tags: readonly string[];
};

type PageRequest = {
  method: string;
  /** Path and query. */
  url: string;
  cookies: ReadonlyMap<string, string>;
};

const productPage = /^\/([a-z]{2}-[a-z]{2})\/products\/([a-z0-9-]+)(?:\?|$)/;
/** Longer addresses are nobody's links. */
const lettersMost = 500;

/**
 * Which shared page a request asks for: that of a product, whatever its query. Undefined for every other page, and for
 * the data of a page, which a browser fetches by itself.
 */
export function sharedPageOf({ method, url, cookies }: PageRequest): SharedPage | undefined {
  if (method !== 'GET' || url.length > lettersMost) return undefined;
  const [, locale = '', slug = ''] = productPage.exec(url) ?? [];
  if (!Object.hasOwn(locales, locale)) return undefined;
  const market = marketOfVisit(locale as keyof typeof locales, cookies);
  return { key: `${market} ${url}`, market, tags: [`product:${slug}`, 'categories'] };
}
