import type { TaxRatesValue } from '#contracts/order/rules.ts';
import { statement } from '#runtime/db/statement.ts';

type Row = { version: number; value: Omit<TaxRatesValue, 'version'> };

const jurisdictionsMost = 300;

export const findTaxRates = statement<Row, [jurisdiction: string]>(
  'order.rules.find-tax',
  `select version, value from tax_rate_values where jurisdiction = $1`,
);

/** All jurisdictions, and who gave each its version when; null where nobody noted it. */
export const listTaxRates = statement<Row & { changedBy: string | null; changedAt: string | null }>(
  'order.rules.list-tax',
  `select t.version, t.value, c.who as "changedBy", c.at as "changedAt"
   from tax_rate_values t left join rule_changes c
     on c.subject = 'tax:' || t.jurisdiction and c.version = t.version and c.what = 'rules-written'
   order by t.jurisdiction limit ${jurisdictionsMost}`,
);

/** One at a time writes jurisdictions, since their number has a bound. */
export const lockJurisdictions = statement<unknown>(
  'order.rules.lock-tax',
  `select pg_advisory_xact_lock(hashtextextended('order.tax-jurisdictions', 0))`,
);

/** Writes a jurisdiction over the version that was seen, or a new one over 0; refuses with `rules-moved` otherwise. */
export const writeJurisdiction = statement<
  unknown,
  [jurisdiction: string, version: number, timeZone: string]
>(
  'order.rules.write-jurisdiction',
  `with written as (
     insert into tax_jurisdictions as known (jurisdiction, time_zone, version) values ($1, $3, 1)
     on conflict (jurisdiction) do update set time_zone = excluded.time_zone, version = known.version + 1
     where known.version = $2 returning version)
   select must(exists (select from written where version = $2 + 1), 'rules-moved'),
     must((select count(*) from tax_jurisdictions) < ${jurisdictionsMost}, 'too-many-jurisdictions')`,
);

export const deleteTaxRates = statement<unknown, [jurisdiction: string]>(
  'order.rules.delete-tax',
  `delete from tax_rates where jurisdiction = $1`,
);

/** Refuses with `no-rate-today` when a class has no rate on this day of the jurisdiction's calendar. */
export const insertTaxRates = statement<unknown, [jurisdiction: string, timeZone: string, rates: string]>(
  'order.rules.insert-tax',
  `with given as (
     select * from jsonb_to_recordset($3::jsonb) as rate ("taxClass" text, "rateBasisPoints" integer,
       "validFrom" date, "validUntil" date, source text)),
   written as (
     insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, valid_until, source)
     select $1, "taxClass", "rateBasisPoints", "validFrom", "validUntil", source from given)
   select must((select count(distinct "taxClass") from given
     where "validFrom" <= (now() at time zone $2)::date
       and ("validUntil" is null or "validUntil" > (now() at time zone $2)::date)) = 3, 'no-rate-today')`,
);
