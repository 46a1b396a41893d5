import type { MarketRulesValue } from '#contracts/order/rules.ts';

export type TaxClass = 'standard' | 'reduced' | 'zero';

/** A rate that holds today. `rule` names the version of the rule, e.g. `GB/standard/2011-01-04`. */
export type TaxRate = {
  jurisdiction: string;
  taxClass: TaxClass;
  rateBasisPoints: number;
  rule: string;
};

/** A way of sending in a zone, as staff wrote it. */
export type ShippingMethod = MarketRulesValue['methods'][number];

/** Shipping and tax of one market as they hold today. Tax zones are by country, or a part of one (`US-NY`); `*` stands for all others. */
export type MarketRules = Pick<MarketRulesValue, 'zones' | 'methods'> & {
  taxZones: Readonly<Record<string, string>>;
  taxRates: readonly TaxRate[];
};
