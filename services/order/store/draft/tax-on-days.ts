import { statement } from '#runtime/db/statement.ts';
import type { MarketRules } from '../../domain/market-rules.ts';

/**
 * The tax rules of a market as they held at each of the given instants (null: now), in their order. A class that had no
 * rate then is not among them.
 */
export const findTaxOnDays = statement<
  Pick<MarketRules, 'taxZones' | 'taxRates'>,
  [market: string, instants: (string | null)[]]
>(
  'order.draft.find-tax',
  `select (select jsonb_object_agg(z.country, z.jurisdiction) from tax_zones z where z.market = $1) as "taxZones",
     coalesce((
       select jsonb_agg(jsonb_build_object(
         'jurisdiction', r.jurisdiction, 'taxClass', r.tax_class, 'rateBasisPoints', r.rate_basis_points,
         'rule', r.jurisdiction || '/' || r.tax_class || '/' || r.valid_from))
       from tax_rates r join tax_jurisdictions j using (jurisdiction)
       where r.jurisdiction in (select z.jurisdiction from tax_zones z where z.market = $1)
         and r.valid_from <= (coalesce(day.at, now()) at time zone j.time_zone)::date
         and (r.valid_until is null or r.valid_until > (coalesce(day.at, now()) at time zone j.time_zone)::date)
     ), '[]') as "taxRates"
   from unnest($2::timestamptz[]) with ordinality as day (at, place) order by place`,
);
