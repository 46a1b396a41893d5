-- How a market sends, as one book of rules of the contract's shape that staff change as a whole.
create table shipping_rules (
  market text primary key references shop_markets,
  version integer not null check (version > 0),
  content jsonb not null
);

insert into shipping_rules (market, version, content)
select m.market, 1, jsonb_build_object('zones', (
  select jsonb_agg(jsonb_build_object('code', z.zone, 'areas', z.areas) order by z.is_rest, z.zone) from (
    select zone, bool_or(country = '*') as is_rest, jsonb_agg(jsonb_build_object(
      'country', country, 'regions', null, 'postalPrefixes', null) order by country) as areas
    from shipping_zones where market = m.market group by zone) z
), 'methods', (
  select jsonb_agg(jsonb_build_object(
    'zone', s.zone, 'code', s.method, 'title', jsonb_build_object('en', s.title_en, 'zh', s.title_zh),
    'daysMin', s.days_min, 'daysMax', s.days_max, 'taxClass', s.tax_class, 'carries', null, 'weightMostGrams', null,
    'surcharges', jsonb_build_array(), 'bands', (
      select jsonb_agg(jsonb_build_object('goodsFromMinor', p.goods_from_minor, 'weightFromGrams', 0,
        'priceMinor', p.price_minor) order by p.goods_from_minor)
      from shipping_prices p where (p.market, p.zone, p.method) = (s.market, s.zone, s.method))
    ) order by s.zone, s.position)
  from shipping_methods s where s.market = m.market))
from shop_markets m;

create or replace view market_rules as
select s.market, s.content || jsonb_build_object(
  'taxZones', (select jsonb_object_agg(z.country, z.jurisdiction) from tax_zones z where z.market = s.market),
  'taxRates', (
    select jsonb_agg(jsonb_build_object(
      'jurisdiction', r.jurisdiction, 'taxClass', r.tax_class, 'rateBasisPoints', r.rate_basis_points,
      'rule', r.jurisdiction || '/' || r.tax_class || '/' || r.valid_from))
    from tax_rates r join tax_jurisdictions j using (jurisdiction)
    where r.jurisdiction in (select z.jurisdiction from tax_zones z where z.market = s.market)
      and r.valid_from <= (now() at time zone j.time_zone)::date
      and (r.valid_until is null or r.valid_until > (now() at time zone j.time_zone)::date))
) as rules
from shipping_rules s;

drop table shipping_prices, shipping_methods, shipping_zones;

alter table tax_jurisdictions add column version integer not null default 1 check (version > 0);
insert into tax_jurisdictions (jurisdiction, time_zone) values ('DE', 'Europe/Berlin'), ('FR', 'Europe/Paris');

-- Standard rates as in store/rules/vat-rates-history.csv.gz; neither Germany nor France knows a zero rate for goods, so
-- what is zero-rated in Britain (books, food) carries their reduced one.
insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, valid_until, source) values
  ('GB', 'standard', 1000, '1973-04-01', '1974-07-29', 'store/rules/vat-rates-history.csv.gz'),
  ('GB', 'standard', 800, '1974-07-29', '1979-06-18', 'store/rules/vat-rates-history.csv.gz'),
  ('GB', 'standard', 1500, '1979-06-18', '1991-04-01', 'Finance (No. 2) Act 1979, section 1'),
  ('GB', 'standard', 1750, '1991-04-01', '2008-12-01', 'Finance Act 1991, section 13'),
  ('GB', 'standard', 1500, '2008-12-01', '2010-01-01', 'SI 2008/3020'),
  ('GB', 'standard', 1750, '2010-01-01', '2011-01-04', 'Value Added Tax Act 1994, section 2(1), until SI 2008/3020 had ended'),
  ('DE', 'standard', 1900, '2007-01-01', '2020-07-01', 'UStG § 12 Abs. 1'),
  ('DE', 'standard', 1600, '2020-07-01', '2021-01-01', 'UStG § 28 Abs. 1 (2020)'),
  ('DE', 'standard', 1900, '2021-01-01', null, 'UStG § 12 Abs. 1'),
  ('FR', 'standard', 1960, '2000-04-01', '2014-01-01', 'CGI article 278'),
  ('FR', 'standard', 2000, '2014-01-01', null, 'CGI article 278'),
  ('FR', 'reduced', 550, '1982-07-01', null, 'CGI article 278-0 bis'),
  ('FR', 'zero', 550, '1982-07-01', null, 'CGI article 278-0 bis'),
  ('CN', 'standard', 1600, '2018-05-01', '2019-04-01', '财税〔2018〕32号，第一条'),
  ('CN', 'reduced', 1000, '2018-05-01', '2019-04-01', '财税〔2018〕32号，第一条'),
  ('CN', 'zero', 0, '2018-05-01', '2019-04-01', '中华人民共和国增值税暂行条例，第二条')
on conflict (jurisdiction, tax_class, valid_from) do nothing;
insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, valid_until, source)
select 'DE', tax_class, rate, valid_from::date, valid_until::date, source
from (values ('reduced'), ('zero')) c (tax_class) cross join (values
  (700, '1983-07-01', '2020-07-01', 'UStG § 12 Abs. 2'),
  (500, '2020-07-01', '2021-01-01', 'UStG § 28 Abs. 2 (2020)'),
  (700, '2021-01-01', null, 'UStG § 12 Abs. 2')) r (rate, valid_from, valid_until, source);

-- The rules as the contract shapes them: of a market with whose tax is due where, and of a jurisdiction.
create view market_rule_values as
select s.market, s.version, s.content || jsonb_build_object('taxZones', (
  select jsonb_agg(jsonb_build_object('country', z.country, 'jurisdiction', z.jurisdiction) order by z.country collate "C")
  from tax_zones z where z.market = s.market)) as rules
from shipping_rules s;

create view tax_rate_values as
select j.jurisdiction, j.version, jsonb_build_object('jurisdiction', j.jurisdiction, 'timeZone', j.time_zone, 'rates', (
  select jsonb_agg(jsonb_build_object('taxClass', r.tax_class, 'rateBasisPoints', r.rate_basis_points,
    'validFrom', r.valid_from, 'validUntil', r.valid_until, 'source', r.source) order by r.tax_class collate "C", r.valid_from)
  from tax_rates r where r.jurisdiction = j.jurisdiction)) as value
from tax_jurisdictions j;

create unique index rule_changes_version on rule_changes (subject, version) where what = 'rules-written';
insert into rule_changes (who, what, subject, version, content)
select 'system', 'rules-written', 'market:' || market, version, rules from market_rule_values
union all select 'system', 'rules-written', 'tax:' || jurisdiction, version, value from tax_rate_values;
