-- More of what an order told of itself.
alter table order_figures
  add column market text,
  add column customer_id uuid,
  add column paid_at timestamptz,
  add column fees_minor bigint not null default 0;
create index order_figures_customer on order_figures (customer_id, paid_at) where customer_id is not null;

-- The figures of a day by market: orders placed, how many of those were paid since; orders paid, and their money.
create table market_figures (
  day date not null,
  market text not null,
  currency text not null,
  placed bigint not null default 0,
  placed_and_paid bigint not null default 0,
  orders bigint not null default 0,
  revenue_minor bigint not null default 0,
  fees_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  primary key (day, market, currency)
);
alter table order_figures add column placed_market text;
update order_figures set
  market = case when paid_on is not null or refunded_on is not null then case currency when 'CNY' then 'cn' else 'gb' end end,
  placed_market = case when placed_on is not null then case currency when 'CNY' then 'cn' else 'gb' end end;
insert into market_figures (day, market, currency, placed, placed_and_paid, orders, revenue_minor, refunded_minor)
select day, part_market, currency, sum(placed), sum(placed_and_paid), sum(orders), sum(revenue), sum(refunded)
from order_figures, lateral (values
  (placed_on, placed_market, 1, (paid_on is not null)::int, 0, 0, 0),
  (paid_on, market, 0, 0, 1, paid_minor, 0),
  (refunded_on, market, 0, 0, 0, 0, refunded_minor)
) as part (day, part_market, placed, placed_and_paid, orders, revenue, refunded)
where day is not null group by day, part_market, currency;

-- The lines of paid orders, on the day of payment, with what was given back of them.
create table order_lines (
  order_id uuid not null,
  line int not null,
  variant_id uuid not null,
  market text not null,
  currency text not null,
  day date not null,
  quantity bigint not null,
  gross_minor bigint not null,
  refunded_quantity bigint not null default 0,
  refunded_minor bigint not null default 0,
  primary key (order_id, line),
  constraint order_lines_refunded check (refunded_quantity <= quantity and refunded_minor <= gross_minor)
);
create index order_lines_variant on order_lines (variant_id, day);

-- The figures of a variant on a day, in a market.
create table variant_figures (
  day date not null,
  market text not null,
  currency text not null,
  variant_id uuid not null,
  orders bigint not null default 0,
  quantity bigint not null default 0,
  revenue_minor bigint not null default 0,
  refunded_quantity bigint not null default 0,
  refunded_minor bigint not null default 0,
  primary key (day, market, currency, variant_id)
);

-- When a variant was sold last.
create table variant_sales (
  variant_id uuid primary key,
  last_sold_on date not null
);

-- Of which product a variant is, by the newest version heard of.
create table variants (
  variant_id uuid primary key,
  product_id uuid not null,
  sku text not null,
  version bigint not null,
  first_heard_on date not null default current_date
);
create index variants_product on variants (product_id);
insert into variants (variant_id, product_id, sku, version)
select distinct on (variant_id) variant_id, product_id, '', 0 from documents, unnest(variant_ids) as variant_id
order by variant_id;
