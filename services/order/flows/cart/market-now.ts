import type { Tools } from '#runtime/tools.ts';
import type { MarketNow, RulesMoment } from '../../domain/market-now.ts';
import { findMarketNow } from '../../store/market-now.ts';

/** What held of each market when it was read last. */
export type HeldMarkets = Map<string, MarketNow>;

export type CartTools = Tools<'order', { markets: HeldMarkets }>;

/**
 * What holds of a market at the moment at which something else was read, from memory while it is the same; undefined where the shop has
 * no such market. Without a moment it is what held last: whoever writes by that has the database refuse when it is over.
 */
export async function marketNow(
  { db, resources: { markets } }: CartTools,
  market: string,
  moment?: RulesMoment,
): Promise<MarketNow | undefined> {
  const held = markets.get(market);
  if (held && (!moment || isOf(held, moment))) return held;
  const found = await db.row(findMarketNow(market));
  if (!found) return undefined;
  markets.set(market, freeze(found));
  return found;
}

function isOf(held: MarketNow, { rulesVersion, minute }: RulesMoment): boolean {
  return held.rulesVersion === rulesVersion && held.minute === minute;
}

/** It is everybody's from now on: who would change it must fail. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
