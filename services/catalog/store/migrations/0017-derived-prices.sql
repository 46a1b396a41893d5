-- What prices of a currency look like in shops, by the shop's own custom; amounts in minor units, whose digits are those
-- of ISO 4217. Up to `large_from` a price lies `below` under a whole `step`, from there on `large_below` under a whole
-- `large_step`: 12.99 pounds and 129.00, 7.90 yuan, 1,980 yen, 4.490 dinars.
create table price_endings (
  currency text primary key,
  minor_digits integer not null check (minor_digits between 0 and 3),
  step bigint not null check (step > 0),
  below bigint not null check (below >= 0 and below < step),
  large_from bigint not null,
  large_step bigint not null check (large_step > 0),
  large_below bigint not null check (large_below >= 0 and large_below < large_step)
);
insert into price_endings (currency, minor_digits, step, below, large_from, large_step, large_below) values
  ('GBP', 2, 100, 1, 10000, 1000, 100), ('EUR', 2, 100, 1, 10000, 1000, 100), ('USD', 2, 100, 1, 10000, 1000, 100),
  ('CNY', 2, 100, 10, 10000, 1000, 100), ('JPY', 0, 100, 20, 10000, 1000, 20), ('KWD', 3, 500, 10, 100000, 1000, 10);

-- The nearest amount that looks like a price, the higher one on a tie. Nothing stays nothing, no other price becomes
-- it, and a higher price never becomes a lower one.
create function charm_round(minor bigint, e price_endings) returns bigint
language sql immutable
return case
  when minor = 0 then 0
  when 2 * minor < e.large_from - e.below + e.large_from + e.large_step - e.large_below then
    least(e.large_from - e.below, greatest(1, (2 * (minor + e.below) + e.step) / (2 * e.step)) * e.step - e.below)
  else greatest(1, (2 * (minor + e.large_below) + e.large_step) / (2 * e.large_step)) * e.large_step - e.large_below
end;

-- An amount in another currency by two rates of one dollar: amount × to / from, half up in the other's minor unit, exactly.
create function convert_minor(minor bigint, from_per_usd numeric, from_digits integer, to_per_usd numeric, to_digits integer)
returns bigint
language sql immutable
return div(2 * minor * to_per_usd * 10 ^ to_digits::numeric + from_per_usd * 10 ^ from_digits::numeric,
  2 * from_per_usd * 10 ^ from_digits::numeric)::bigint;

-- A derived price names the base price it was made of, what one unit of the base currency was worth, and as of when. A
-- price without these is the market's own.
alter table prices
  add column base_price_id uuid,
  add column rate numeric(20, 8),
  add column rate_date date,
  add constraint prices_derived check (num_nonnulls(base_price_id, rate, rate_date) in (0, 3)),
  drop constraint prices_market_check,
  add constraint prices_market check (market in ('gb', 'cn', 'eu', 'us', 'jp', 'kw'));

-- The rates by which derived prices are made: the newest, from the moment on when the walk over all products began.
create table applied_rates (
  currency text primary key references price_endings,
  rate_date date not null,
  per_usd numeric(20, 8) not null check (per_usd > 0)
);
insert into applied_rates (currency, rate_date, per_usd) values ('USD', '9999-12-31', 1);

-- How far the walk has come that derives all prices anew after a rate has changed.
create table price_walk (
  is_only boolean primary key default true check (is_only),
  after_product_id uuid,
  is_done boolean not null default true
);
insert into price_walk default values;
