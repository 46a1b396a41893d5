-- The rates of today are found by the places of a market, and those of all other places are not read for it.
create or replace view market_rules as
select s.market, s.content || jsonb_build_object(
  'taxZones', (select jsonb_object_agg(z.country, z.jurisdiction) from tax_zones z where z.market = s.market),
  'taxRates', (
    select jsonb_agg(jsonb_build_object(
      'jurisdiction', r.jurisdiction, 'taxClass', r.tax_class, 'rateBasisPoints', r.rate_basis_points,
      'rule', r.jurisdiction || '/' || r.tax_class || '/' || r.valid_from))
    from (select distinct z.jurisdiction from tax_zones z where z.market = s.market) place
    cross join lateral (select (now() at time zone j.time_zone)::date as today from tax_jurisdictions j
      where j.jurisdiction = place.jurisdiction offset 0) clock
    cross join lateral (select * from tax_rates r where r.jurisdiction = place.jurisdiction
      and r.valid_from <= clock.today and (r.valid_until is null or r.valid_until > clock.today) offset 0) r)
) as rules
from shipping_rules s;
