-- In how many baskets a variant was sold.
alter table variant_sales add column baskets bigint not null default 0;
update variant_sales s set baskets = o.baskets
from (select variant_id, count(distinct order_id) as baskets from order_lines group by variant_id) o
where o.variant_id = s.variant_id;
create index order_lines_newest on order_lines (variant_id, day desc, order_id);

-- What is bought together with a product, the nearest first.
create table related_products (
  product_id uuid not null,
  place int not null check (place between 1 and 20),
  other_id uuid not null,
  baskets bigint not null,
  score double precision not null,
  primary key (product_id, place)
);

-- Products that were sold since what goes with them was worked out; a job does that again, not before it is due.
create table stale_products (
  product_id uuid primary key,
  due_at timestamptz not null
);
create index stale_products_due on stale_products (due_at, product_id);
