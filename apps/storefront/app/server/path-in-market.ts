import { shopPath } from './shop-path.ts';

/** Amounts and places in lists, which mean something else where prices are others. */
const ofPrices = ['price', 'cursor', 'shown'];

/** Where to go on in another market: the page that was asked for without what depends on prices, else the front page. */
export function pathInMarket(asked: string, locale: string): string {
  const [path = `/${locale}`, query] = (shopPath(asked) ?? `/${locale}`).split('?');
  const parameters = new URLSearchParams(query);
  for (const name of ofPrices) parameters.delete(name);
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
