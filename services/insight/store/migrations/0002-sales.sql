-- What each order has added to the figures, so that hearing of it again adds nothing.
create table order_figures (
  order_id uuid primary key,
  currency text not null,
  placed_on date,
  paid_on date,
  paid_minor bigint not null default 0,
  refunded_on date,
  refunded_minor bigint not null default 0
);

-- The figures of a day on the clock of the market that sells in the currency.
create table daily_figures (
  day date not null,
  currency text not null,
  placed bigint not null default 0,
  orders bigint not null default 0,
  revenue_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  primary key (day, currency)
);
