import type { Market } from '#contracts/markets.ts';
import { marketFacts } from '../../../ui/market-facts.ts';
import type { ShopLocale } from './locale-of.ts';

export type ShopMarket = Market;

const usual: Readonly<Record<ShopLocale, ShopMarket>> = { 'en-gb': 'gb', 'zh-cn': 'cn' };

/** The market whose prices a visitor sees: the one they chose, else that of the language. */
export function marketOf(request: Request, locale: ShopLocale): ShopMarket {
  return chosenMarket(request).market ?? usual[locale];
}

/** The market that a visitor chose, to be spread into what is asked of their basket; nothing for who has chosen none. */
export function chosenMarket(request: Request): { market?: ShopMarket } {
  const [, name = ''] =
    /(?:^|;\s*)souk_market=([a-z]{2})(?:;|$)/.exec(request.headers.get('cookie') ?? '') ?? [];
  return isMarket(name) ? { market: name } : {};
}

/** Whether a name is that of a market. */
export function isMarket(name: string): name is ShopMarket {
  return Object.hasOwn(marketFacts, name);
}

/** The cookie that keeps a choice for a year. */
export function marketCookie(market: ShopMarket): string {
  return `souk_market=${market}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`;
}

/** The market of a basket for which one was chosen that is not its language’s; undefined where it only follows the language. */
export function marketOfCart({ locale, market }: { locale: ShopLocale; market: ShopMarket }) {
  return market === usual[locale] ? undefined : market;
}
