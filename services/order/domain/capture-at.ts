import type { Market } from '#contracts/markets.ts';
import type { PlacedOrder } from './order.ts';

type PolicyKey = `order.capture${Capitalize<Market>}`;
const keys: Readonly<Record<Market, PolicyKey>> = {
  gb: 'order.captureGb',
  cn: 'order.captureCn',
  eu: 'order.captureEu',
  us: 'order.captureUs',
  jp: 'order.captureJp',
  kw: 'order.captureKw',
};

/** When the money of an order in a market is taken, as the settings say now. */
export function captureAt(
  setting: (key: PolicyKey) => 'at payment' | 'at shipping',
  market: Market,
): PlacedOrder['captureAt'] {
  return setting(keys[market]) === 'at shipping' ? 'shipping' : 'payment';
}
