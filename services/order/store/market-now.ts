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
