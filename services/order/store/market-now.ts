import type { Database } from '#runtime/db/database.ts';
import { briefStatement, statement, type Step } from '#runtime/db/statement.ts';
import type { MarketNow, RulesMoment } from '../domain/market-now.ts';

/**
 * Columns of when something was read: the version of the rules, and the minute. Promotions begin and end with a whole minute, and
 * so does every day of every time zone: what holds of a market stays while neither changes. `rules_version` must be joined.
 */
export const rulesMoment = `rules_version.version as "rulesVersion", to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as minute`;

/** What holds of a market now, and when that is; none where the shop has no such market. */
export const findMarketNow = statement<MarketNow, [market: string]>(
  'order.market.find-now',
  `select rules, promotions, wall_text as "wallTime", ${rulesMoment}
   from market_now cross join rules_version where market = $1`,
);

const mustHold = briefStatement<unknown, [rulesVersion: number, minute: string]>(
  'order.market.must-hold',
  `select must((now."rulesVersion", now.minute) = ($1::integer, $2::text), 'rules-moved')
   from (select ${rulesMoment} from rules_version) as now`,
);

/** Refuses with `rules-moved` when another rule may hold by now than did then. */
export function mustStillHold({ rulesVersion, minute }: RulesMoment): Step {
  return mustHold(rulesVersion, minute);
}

/** What held of each market when it was read last: of one process. */
export type HeldMarkets = Map<string, MarketNow>;

/**
 * What holds of a market at the moment at which something else was read, from memory while it is the same; undefined where the shop has
 * no such market. Without a moment it is what held last: whoever writes by that has the database refuse when it is over.
 */
export async function marketNow(
  { db, resources: { markets } }: { db: Pick<Database, 'row'>; resources: { markets: HeldMarkets } },
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
