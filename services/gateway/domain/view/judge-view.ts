import { locales, type Market } from '#contracts/markets.ts';
import { readCookies } from '../read-cookies.ts';
import { marketOfVisit } from './market-of-visit.ts';

/** What a request for a page counts as, in the market that was chosen or that of its language; a visit begins when somebody comes from outside of the shop. */
export type View = { market: Market; isVisit: boolean; isProduct: boolean };

type PageRequest = {
  method: string;
  /** Path and query. */
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

const page = /^\/([a-z]{2}-[a-z]{2})(\/[^.?]*)?(\.data)?(\?|$)/;

/**
 * What a page request counts as; undefined for what nobody looks at: assets, forms, and pages that a browser fetches ahead.
 * Moving on within the storefront asks for `.data`, which is a page seen but never a visit.
 */
export function judgeView({ method, url, headers }: PageRequest): View | undefined {
  const [, locale = '', path = '', data] = page.exec(url) ?? [];
  if (method !== 'GET' || !Object.hasOwn(locales, locale)) return undefined;
  const purposes = [headers['sec-purpose'], headers['purpose']].flat();
  if (purposes.some((purpose) => purpose?.includes('prefetch'))) return undefined;
  const market = marketOfVisit(locale as keyof typeof locales, readCookies([headers['cookie']].flat()[0]));
  const isVisit = data === undefined && comesFromOutside(headers);
  return { market, isVisit, isProduct: /^\/products\/[^/]+$/.test(path) };
}

/** Browsers say where a request comes from (Fetch Metadata); those that do not are told by the page that led here. */
function comesFromOutside(headers: PageRequest['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'none' || site === 'cross-site' || site === 'same-site';
  const { referer, host } = headers;
  if (typeof referer !== 'string' || referer === '') return true;
  return URL.parse(referer)?.host !== host;
}
