-- What sending costs and what tax is due, as rules by market and country. `*` stands for every country not named.

create table shipping_zones (
  market text not null,
  country text not null check (country ~ '^([A-Z]{2}|\*)$'),
  zone text not null,
  primary key (market, country)
);

create table shipping_methods (
  market text not null,
  zone text not null,
  method text not null check (method ~ '^[a-z0-9-]{1,40}$'),
  title_en text not null,
  title_zh text not null,
  days_min integer not null check (days_min >= 0),
  days_max integer not null check (days_max >= days_min),
  tax_class text not null check (tax_class in ('standard', 'reduced', 'zero')),
  position integer not null,
  primary key (market, zone, method)
);

-- A band holds from this value of the goods up to the next band; minor units of the market's currency.
create table shipping_prices (
  market text not null,
  zone text not null,
  method text not null,
  goods_from_minor bigint not null check (goods_from_minor >= 0),
  price_minor bigint not null check (price_minor >= 0),
  primary key (market, zone, method, goods_from_minor),
  foreign key (market, zone, method) references shipping_methods
);

create table tax_jurisdictions (
  jurisdiction text primary key,
  time_zone text not null
);

create table tax_zones (
  market text not null,
  country text not null check (country ~ '^([A-Z]{2}|\*)$'),
  jurisdiction text not null references tax_jurisdictions,
  primary key (market, country)
);

-- A rate holds from `valid_from` until the day before `valid_until`, by the calendar of its jurisdiction.
create table tax_rates (
  jurisdiction text not null references tax_jurisdictions,
  tax_class text not null check (tax_class in ('standard', 'reduced', 'zero')),
  rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  source text not null,
  primary key (jurisdiction, tax_class, valid_from)
);

insert into shipping_zones (market, country, zone) values
  ('gb', 'GB', 'home'), ('gb', 'IM', 'home'), ('gb', '*', 'world'),
  ('cn', 'CN', 'home');

insert into shipping_methods (market, zone, method, title_en, title_zh, days_min, days_max, tax_class, position) values
  ('gb', 'home', 'standard', 'Standard delivery', '标准配送', 3, 5, 'standard', 1),
  ('gb', 'home', 'express', 'Express delivery', '特快配送', 1, 2, 'standard', 2),
  ('gb', 'world', 'standard', 'International delivery', '国际配送', 5, 12, 'standard', 1),
  ('cn', 'home', 'standard', 'Standard delivery', '标准配送', 2, 5, 'standard', 1),
  ('cn', 'home', 'express', 'Express delivery', '特快配送', 1, 2, 'standard', 2);

insert into shipping_prices (market, zone, method, goods_from_minor, price_minor) values
  ('gb', 'home', 'standard', 0, 395), ('gb', 'home', 'standard', 5000, 0),
  ('gb', 'home', 'express', 0, 695),
  ('gb', 'world', 'standard', 0, 1295),
  ('cn', 'home', 'standard', 0, 1200), ('cn', 'home', 'standard', 9900, 0),
  ('cn', 'home', 'express', 0, 2200);

insert into tax_jurisdictions (jurisdiction, time_zone) values
  ('GB', 'Europe/London'), ('GB-export', 'Europe/London'), ('CN', 'Asia/Shanghai');

-- Goods that leave the United Kingdom are zero-rated; the Isle of Man is inside its VAT area.
insert into tax_zones (market, country, jurisdiction) values
  ('gb', 'GB', 'GB'), ('gb', 'IM', 'GB'), ('gb', '*', 'GB-export'),
  ('cn', 'CN', 'CN'), ('cn', '*', 'CN');

insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, source) values
  ('GB', 'standard', 2000, '2011-01-04', 'Finance (No. 2) Act 2010, section 3'),
  ('GB', 'reduced', 500, '1997-09-01', 'Value Added Tax Act 1994, section 29A and schedule 7A'),
  ('GB', 'zero', 0, '1973-04-01', 'Value Added Tax Act 1994, section 30 and schedule 8'),
  ('GB-export', 'standard', 0, '1973-04-01', 'Value Added Tax Act 1994, section 30(6)'),
  ('GB-export', 'reduced', 0, '1973-04-01', 'Value Added Tax Act 1994, section 30(6)'),
  ('GB-export', 'zero', 0, '1973-04-01', 'Value Added Tax Act 1994, section 30(6)'),
  ('CN', 'standard', 1300, '2019-04-01', '财政部 税务总局 海关总署公告2019年第39号，第一条'),
  ('CN', 'reduced', 900, '2019-04-01', '财政部 税务总局 海关总署公告2019年第39号，第一条'),
  ('CN', 'zero', 0, '2019-04-01', '中华人民共和国增值税暂行条例，第二条');

-- The rules of each market as they hold now, as `domain/market-rules.ts` types them.
create view market_rules as
select m.market, jsonb_build_object(
  'shippingZones', (select jsonb_object_agg(z.country, z.zone) from shipping_zones z where z.market = m.market),
  'shippingMethods', (
    select jsonb_agg(jsonb_build_object(
      'zone', s.zone, 'code', s.method, 'title', jsonb_build_object('en', s.title_en, 'zh', s.title_zh),
      'daysMin', s.days_min, 'daysMax', s.days_max, 'taxClass', s.tax_class,
      'prices', (
        select jsonb_agg(jsonb_build_object('goodsFromMinor', p.goods_from_minor, 'priceMinor', p.price_minor))
        from shipping_prices p where (p.market, p.zone, p.method) = (s.market, s.zone, s.method))
      ) order by s.position)
    from shipping_methods s where s.market = m.market),
  'taxZones', (select jsonb_object_agg(z.country, z.jurisdiction) from tax_zones z where z.market = m.market),
  'taxRates', (
    select jsonb_agg(jsonb_build_object(
      'jurisdiction', r.jurisdiction, 'taxClass', r.tax_class, 'rateBasisPoints', r.rate_basis_points,
      'rule', r.jurisdiction || '/' || r.tax_class || '/' || r.valid_from))
    from tax_rates r join tax_jurisdictions j using (jurisdiction)
    where r.jurisdiction in (select z.jurisdiction from tax_zones z where z.market = m.market)
      and r.valid_from <= (now() at time zone j.time_zone)::date
      and (r.valid_until is null or r.valid_until > (now() at time zone j.time_zone)::date))
) as rules
from (select distinct market from shipping_zones) m;
