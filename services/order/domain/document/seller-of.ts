import type { Market } from '#contracts/markets.ts';
import type { Seller } from './issued-document.ts';

type SellerKey = `order.seller${'Name' | 'Address' | 'TaxNumber'}${Capitalize<'gb' | 'cn'>}`;

/** Who sells in a market, as the settings say now: one company in China, and one in all others. */
export function sellerOf(setting: (key: SellerKey) => string, market: Market): Seller {
  const place = market === 'cn' ? 'Cn' : 'Gb';
  return {
    name: setting(`order.sellerName${place}`),
    address: setting(`order.sellerAddress${place}`),
    taxNumber: setting(`order.sellerTaxNumber${place}`),
  };
}
