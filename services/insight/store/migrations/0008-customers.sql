-- What a customer bought in a currency: the sums of their paid orders, what was given back taken off.
create table customer_profiles (
  customer_id uuid not null,
  currency text not null,
  orders bigint not null,
  value_minor bigint not null,
  first_paid_at timestamptz not null,
  last_paid_at timestamptz not null,
  primary key (customer_id, currency)
);
insert into customer_profiles
select customer_id, currency, count(*), sum(paid_minor - refunded_minor), min(paid_at), max(paid_at)
from order_figures where customer_id is not null and paid_at is not null group by customer_id, currency;

-- Customers by recency, frequency and value, as staff rule it; what is null does not matter.
create table segments (
  segment_id uuid primary key,
  title_en text not null,
  title_zh text not null,
  currency text,
  days_since_least int check (days_since_least >= 0),
  days_since_most int check (days_since_most >= days_since_least),
  orders_least bigint check (orders_least >= 1),
  orders_most bigint check (orders_most >= orders_least),
  value_minor_least bigint,
  value_minor_most bigint check (value_minor_most >= value_minor_least),
  size bigint not null default 0,
  counted_at timestamptz,
  constraint segments_value_has_currency
    check (currency is not null or (value_minor_least is null and value_minor_most is null))
);
insert into segments (segment_id, title_en, title_zh, days_since_least, days_since_most, orders_least, orders_most) values
  ('5e600000-0000-7000-8000-000000000001', 'New', '新客', null, 60, 1, 1),
  ('5e600000-0000-7000-8000-000000000002', 'Loyal', '忠实客户', null, 90, 4, null),
  ('5e600000-0000-7000-8000-000000000003', 'Lapsed', '流失客户', 180, null, 2, null);

create table segment_members (
  segment_id uuid not null references segments on delete cascade,
  customer_id uuid not null,
  since timestamptz not null default now(),
  primary key (segment_id, customer_id)
);
create index segment_members_customer on segment_members (customer_id);
