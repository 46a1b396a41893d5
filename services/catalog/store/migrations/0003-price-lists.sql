-- A price is for a market and a currency, from a quantity on, and for one group of customers or everybody (null). A list
-- price holds until the next one of its kind; a special one has an end and lies over the list. The lowest that applies
-- counts. `turns_at` is when the product must be told of again, because a price begins or a special one ends.
alter table prices
  add column price_id uuid not null default uuidv7(),
  add column min_quantity integer not null default 1,
  add column customer_group text collate "C",
  add column is_special boolean not null default false,
  add column set_by text not null default 'system',
  add column reason text,
  add column set_at timestamptz not null default now(),
  add column turns_at timestamptz,
  add constraint prices_quantity check (min_quantity >= 1),
  add constraint prices_special check (valid_to is not null or not is_special);
create unique index prices_id on prices (price_id);
create unique index prices_open_list on prices (variant_id, market, currency, min_quantity, customer_group)
  nulls not distinct where valid_to is null;
drop index prices_open;
create index prices_in_force on prices (variant_id, market, currency, coalesce(valid_to, 'infinity'));
create index prices_turning on prices (turns_at) where turns_at is not null;

-- What one US dollar cost on a date. Only ever used to suggest a price to somebody who then sets it.
create table exchange_rates (
  currency text not null,
  rate_date date not null,
  per_usd numeric(20, 8) not null,
  source text not null,
  set_by text not null,
  set_at timestamptz not null default now(),
  primary key (currency, rate_date),
  constraint exchange_rates_per_usd check (per_usd > 0)
);
