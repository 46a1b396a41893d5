import { statement } from '#runtime/db/statement.ts';

export type RateRow = { currency: string; date: string; perUsd: string; source: string };

/** Stores dated rates; one that is known is left alone unless it differs. */
export const writeRates = statement<
  unknown,
  [currencies: string[], dates: string[], perUsd: string[], source: string, setBy: string]
>(
  'catalog.rates.write',
  `insert into exchange_rates as known (currency, rate_date, per_usd, source, set_by)
   select currency, rate_date, per_usd, $4, $5
   from unnest($1::text[], $2::date[], $3::numeric[]) as given (currency, rate_date, per_usd)
   order by currency, rate_date
   on conflict (currency, rate_date) do update
   set per_usd = excluded.per_usd, source = excluded.source, set_by = excluded.set_by, set_at = now()
   where known.per_usd <> excluded.per_usd
   returning 1`,
);

/** The newest rate of each currency that is not of a day to come (UTC). */
export const listLatestRates = statement<RateRow>(
  'catalog.rates.list-latest',
  `select distinct on (currency) currency, rate_date as date, trim_scale(per_usd)::text as "perUsd", source
   from exchange_rates where rate_date <= (now() at time zone 'utc')::date order by currency, rate_date desc`,
);

export type SuggestionRow = {
  market: string;
  fromMinor: number;
  fromCurrency: string;
  exactMinor: number;
  suggestedMinor: number;
  rateDate: string;
};

/**
 * What the list prices of one unit, each in its market's own currency, would be in another one by the newest rates: exactly
 * and rounded. A dollar costs a dollar.
 */
export const suggestByRates = statement<SuggestionRow, [variantId: string, currency: string]>(
  'catalog.prices.suggest',
  `with newest as (
     (select distinct on (currency) currency, rate_date, per_usd from exchange_rates
      where rate_date <= (now() at time zone 'utc')::date order by currency, rate_date desc)
     union all select 'USD', '9999-12-31', 1)
   select pr.market, pr.amount_minor as "fromMinor", pr.currency as "fromCurrency", exact.minor as "exactMinor",
     charm_round(exact.minor, e) as "suggestedMinor", least(source.rate_date, target.rate_date) as "rateDate"
   from prices pr
   join newest source on source.currency = pr.currency join newest target on target.currency = $2
   join price_endings own on own.currency = pr.currency join price_endings e on e.currency = $2
   cross join lateral (select convert_minor(pr.amount_minor, source.per_usd, own.minor_digits, target.per_usd,
     e.minor_digits) as minor) exact
   where pr.variant_id = $1 and pr.currency <> $2 and pr.base_price_id is null
     and pr.min_quantity = 1 and pr.customer_group is null and not pr.is_special
     and coalesce(pr.valid_to, 'infinity') > now() and pr.valid_from <= now() limit 20`,
);
