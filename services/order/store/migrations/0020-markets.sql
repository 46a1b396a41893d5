-- The markets of the euro, dollar, yen and dinar: how they send, and whose tax is due.

-- Prices of a market may be without tax, which then comes on top of each line: net = unit price × quantity − discount.
alter table order_lines
  add column is_tax_on_top boolean not null default false,
  drop constraint order_lines_gross,
  add constraint order_lines_price
    check (case when is_tax_on_top then net_minor else gross_minor end = unit_price_minor * quantity - discount_minor);

-- Some taxes are those of a part of a country: `US-NY` stands before `US`, as in ISO 3166-2.
alter table tax_zones
  drop constraint tax_zones_country_check,
  add constraint tax_zones_country check (country ~ '^([A-Z]{2}(-[A-Z0-9]{1,3})?|\*)$');

insert into shop_markets (market, time_zone) values
  ('eu', 'Europe/Berlin'), ('us', 'America/New_York'), ('jp', 'Asia/Tokyo'), ('kw', 'Asia/Kuwait');

insert into shipping_rules (market, version, content) values
  ('eu', 1, jsonb_build_object('zones', jsonb_build_array(jsonb_build_object('code', 'home', 'areas',
    (select jsonb_agg(jsonb_build_object('country', country, 'regions', null, 'postalPrefixes', null) order by country)
      from unnest(string_to_array('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK', ' ')) as of (country)))), 'methods', '[
  {"zone": "home", "code": "standard", "title": {"en": "Standard delivery", "zh": "标准配送"}, "daysMin": 3, "daysMax": 7,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 595}, {"goodsFromMinor": 7500, "weightFromGrams": 0, "priceMinor": 0}]},
  {"zone": "home", "code": "express", "title": {"en": "Express delivery", "zh": "特快配送"}, "daysMin": 1, "daysMax": 3,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 1195}]}]'::jsonb)),
  ('us', 1, jsonb_build_object('zones', jsonb_build_array(jsonb_build_object('code', 'home', 'areas',
    (select jsonb_agg(jsonb_build_object('country', country, 'regions', null, 'postalPrefixes', null) order by country)
      from unnest(string_to_array('US', ' ')) as of (country)))), 'methods', '[
  {"zone": "home", "code": "standard", "title": {"en": "Standard delivery", "zh": "标准配送"}, "daysMin": 5, "daysMax": 9,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 795}, {"goodsFromMinor": 10000, "weightFromGrams": 0, "priceMinor": 0}]},
  {"zone": "home", "code": "express", "title": {"en": "Express delivery", "zh": "特快配送"}, "daysMin": 2, "daysMax": 4,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 1995}]}]'::jsonb)),
  ('jp', 1, jsonb_build_object('zones', jsonb_build_array(jsonb_build_object('code', 'home', 'areas',
    (select jsonb_agg(jsonb_build_object('country', country, 'regions', null, 'postalPrefixes', null) order by country)
      from unnest(string_to_array('JP', ' ')) as of (country)))), 'methods', '[
  {"zone": "home", "code": "standard", "title": {"en": "Standard delivery", "zh": "标准配送"}, "daysMin": 4, "daysMax": 8,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 980}, {"goodsFromMinor": 12000, "weightFromGrams": 0, "priceMinor": 0}]},
  {"zone": "home", "code": "express", "title": {"en": "Express delivery", "zh": "特快配送"}, "daysMin": 2, "daysMax": 4,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 1980}]}]'::jsonb)),
  ('kw', 1, jsonb_build_object('zones', jsonb_build_array(jsonb_build_object('code', 'home', 'areas',
    (select jsonb_agg(jsonb_build_object('country', country, 'regions', null, 'postalPrefixes', null) order by country)
      from unnest(string_to_array('KW', ' ')) as of (country)))), 'methods', '[
  {"zone": "home", "code": "standard", "title": {"en": "Standard delivery", "zh": "标准配送"}, "daysMin": 4, "daysMax": 8,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 2750}, {"goodsFromMinor": 30000, "weightFromGrams": 0, "priceMinor": 0}]},
  {"zone": "home", "code": "express", "title": {"en": "Express delivery", "zh": "特快配送"}, "daysMin": 2, "daysMax": 4,
    "taxClass": "standard", "carries": null, "weightMostGrams": null, "surcharges": [],
    "bands": [{"goodsFromMinor": 0, "weightFromGrams": 0, "priceMinor": 5500}]}]'::jsonb));

insert into tax_jurisdictions (jurisdiction, time_zone) values
  ('AT', 'Europe/Vienna'), ('BE', 'Europe/Brussels'), ('BG', 'Europe/Sofia'), ('CY', 'Asia/Nicosia'),
  ('CZ', 'Europe/Prague'), ('DK', 'Europe/Copenhagen'), ('EE', 'Europe/Tallinn'), ('ES', 'Europe/Madrid'),
  ('FI', 'Europe/Helsinki'), ('GR', 'Europe/Athens'), ('HR', 'Europe/Zagreb'), ('HU', 'Europe/Budapest'),
  ('IE', 'Europe/Dublin'), ('IT', 'Europe/Rome'), ('LT', 'Europe/Vilnius'), ('LU', 'Europe/Luxembourg'),
  ('LV', 'Europe/Riga'), ('MT', 'Europe/Malta'), ('NL', 'Europe/Amsterdam'), ('PL', 'Europe/Warsaw'),
  ('PT', 'Europe/Lisbon'), ('RO', 'Europe/Bucharest'), ('SE', 'Europe/Stockholm'), ('SI', 'Europe/Ljubljana'),
  ('SK', 'Europe/Bratislava'),
  ('US-ny', 'America/New_York'), ('US-oh', 'America/New_York'), ('US-pa', 'America/New_York'),
  ('US-tx', 'America/Chicago'), ('US-wa', 'America/Los_Angeles'), ('US-none', 'America/New_York'),
  ('JP', 'Asia/Tokyo'), ('KW', 'Asia/Kuwait');

-- The tax of the country that the goods go to is due in the Union (Directive 2006/112/EC, article 33). For the rest of the
-- world, where nothing is sent from these markets, that of the market's first country is shown. An American seller
-- takes the tax of the states in which it is registered; these five tax delivery as they tax the goods.
insert into tax_zones (market, country, jurisdiction)
select 'eu', country, country from unnest(string_to_array('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK', ' ')) as of (country)
union all values ('eu', '*', 'DE'),
  ('us', 'US-NY', 'US-ny'), ('us', 'US-OH', 'US-oh'), ('us', 'US-PA', 'US-pa'), ('us', 'US-TX', 'US-tx'),
  ('us', 'US-WA', 'US-wa'), ('us', 'US', 'US-none'), ('us', '*', 'US-none'),
  ('jp', 'JP', 'JP'), ('jp', '*', 'JP'), ('kw', 'KW', 'KW'), ('kw', '*', 'KW');

-- Standard rates as in store/rules/vat-rates-history.csv.gz, which knows no lower ones: until staff write those, what is
-- reduced or zero-rated in Britain carries the standard rate, so that too little is never taken.
insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, valid_until, source)
select r.jurisdiction, c.tax_class, r.rate, r.valid_from::date, r.valid_until::date, 'store/rules/vat-rates-history.csv.gz'
from (values ('standard'), ('reduced'), ('zero')) c (tax_class) cross join (values
  ('AT', 2000, '1984-01-01', null),
  ('BE', 2100, '1996-01-01', null),
  ('BG', 2000, '1999-01-01', null),
  ('CY', 1900, '2014-01-13', null),
  ('CZ', 2100, '2013-01-01', null),
  ('DK', 2500, '1992-01-01', null),
  ('EE', 2000, '2009-07-01', '2024-01-01'),
  ('EE', 2200, '2024-01-01', '2025-07-01'),
  ('EE', 2400, '2025-07-01', null),
  ('ES', 2100, '2012-09-01', null),
  ('FI', 2400, '2013-01-01', '2024-09-01'),
  ('FI', 2550, '2024-09-01', null),
  ('GR', 2400, '2016-06-01', null),
  ('HR', 2500, '2012-03-01', '2022-12-31'),
  ('HR', 2500, '2023-01-01', null),
  ('HU', 2700, '2012-01-01', null),
  ('IE', 2300, '2012-01-01', null),
  ('IT', 2200, '2013-10-01', null),
  ('LT', 2100, '2009-09-01', null),
  ('LU', 1700, '2015-01-01', '2022-12-31'),
  ('LU', 1600, '2023-01-01', '2023-12-31'),
  ('LU', 1700, '2024-01-01', null),
  ('LV', 2100, '2012-07-01', null),
  ('MT', 1800, '2004-01-01', null),
  ('NL', 2100, '2012-10-01', null),
  ('PL', 2300, '2011-01-01', null),
  ('PT', 2300, '2011-01-01', null),
  ('RO', 1900, '2017-01-01', '2025-08-01'),
  ('RO', 2100, '2025-08-01', null),
  ('SE', 2500, '1990-07-01', null),
  ('SI', 2200, '2013-07-01', null),
  ('SK', 2000, '2011-01-01', '2025-01-01'),
  ('SK', 2300, '2025-01-01', null)) r (jurisdiction, rate, valid_from, valid_until);

-- Rates of the states alone, without those of counties and cities, which staff add where they are due. No reduced ones.
insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, source)
select r.jurisdiction, c.tax_class, r.rate, r.valid_from::date, r.source
from (values ('standard'), ('reduced'), ('zero')) c (tax_class) cross join (values
  ('US-ny', 400, '2005-06-01', 'New York Tax Law § 1105'),
  ('US-oh', 575, '2013-09-01', 'Ohio Revised Code § 5739.02'),
  ('US-pa', 600, '1968-01-01', '72 P.S. § 7202'),
  ('US-tx', 625, '1990-07-01', 'Texas Tax Code § 151.051'),
  ('US-wa', 650, '1983-06-01', 'RCW 82.08.020'),
  ('US-none', 0, '1970-01-01', 'South Dakota v. Wayfair (2018): a seller collects where it has a nexus'),
  ('KW', 0, '1970-01-01', 'Kuwait levies no value added tax: the GCC agreement of 2016 is not in force there')
) r (jurisdiction, rate, valid_from, source);

-- The reduced rate is that of food and newspapers. Both are the sum of the national and the local tax.
insert into tax_rates (jurisdiction, tax_class, rate_basis_points, valid_from, source) values
  ('JP', 'standard', 1000, '2019-10-01', '消費税法第29条、地方税法第72条の83'),
  ('JP', 'reduced', 800, '2019-10-01', '消費税法第29条第2号、地方税法第72条の83'),
  ('JP', 'zero', 800, '2019-10-01', '消費税法第29条第2号、地方税法第72条の83');

insert into rule_changes (who, what, subject, version, content)
select 'system', 'rules-written', 'market:' || market, version, rules from market_rule_values
where market in ('eu', 'us', 'jp', 'kw')
union all select 'system', 'rules-written', 'tax:' || jurisdiction, version, value from tax_rate_values
on conflict (subject, version) where what = 'rules-written' do nothing;
