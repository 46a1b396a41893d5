-- What people looked at, as it was told: each batch counts once.
create table view_batches (
  batch_id uuid not null,
  market text not null,
  day date not null,
  visits bigint not null check (visits >= 0),
  pages bigint not null check (pages >= 0),
  products bigint not null check (products >= 0),
  primary key (batch_id, market)
);

-- How far each cart has come, and on which day; news may come in any order.
create table cart_steps (
  cart_id uuid primary key,
  market text not null,
  started_on date,
  checkout_on date
);

-- The steps of a day in a market; orders stand in market_figures.
create table conversion_figures (
  market text not null,
  day date not null,
  visits bigint not null default 0,
  pages bigint not null default 0,
  products bigint not null default 0,
  carts bigint not null default 0,
  checkouts bigint not null default 0,
  primary key (market, day)
);
create index market_figures_market on market_figures (market, day);
