import type { MarketRulesValue } from '#contracts/order/rules.ts';
import { statement } from '#runtime/db/statement.ts';

export const findMarketRules = statement<{ version: number; rules: MarketRulesValue }, [market: string]>(
  'order.rules.find-market',
  `select version, rules from market_rule_values where market = $1`,
);

/** Writes how a market sends over the version that was seen; refuses with `rules-moved` otherwise. */
export const writeShippingRules = statement<unknown, [market: string, version: number, rules: string]>(
  'order.rules.write-shipping',
  `with written as (
     update shipping_rules set version = version + 1, content = $3::jsonb - 'taxZones'
     where market = $1 and version = $2 returning 1)
   select must(exists (select from written), 'rules-moved')`,
);

export const deleteTaxZones = statement<unknown, [market: string]>(
  'order.rules.delete-tax-zones',
  `delete from tax_zones where market = $1`,
);

/** Whose tax is due where, as the contract shapes it; refuses by `tax_zones_jurisdiction_fkey`. */
export const insertTaxZones = statement<unknown, [market: string, rules: string]>(
  'order.rules.insert-tax-zones',
  `insert into tax_zones (market, country, jurisdiction)
   select $1, country, jurisdiction
   from jsonb_to_recordset($2::jsonb -> 'taxZones') as zone (country text, jurisdiction text) order by country`,
);
