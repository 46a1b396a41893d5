-- Whether an order was cancelled after it was paid; what was given back by line may come before that or instead of it.
alter table order_figures add column is_cancelled boolean not null default false;
update order_figures set is_cancelled = true where refunded_on is not null;

-- Refunds by line, each counted once; their lines are applied once the order's own lines are known.
create table order_refunds (
  refund_id uuid primary key,
  order_id uuid not null,
  total_minor bigint not null,
  lines jsonb not null,
  is_applied boolean not null default false
);
create index order_refunds_order on order_refunds (order_id);
