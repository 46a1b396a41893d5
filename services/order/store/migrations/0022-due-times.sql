-- Until when goods of a paid order should be on their way; staff are told when they are not, and it begins anew. None where
-- nothing is left to be sent, and of orders of older books.
alter table orders add column ship_before timestamptz;
create index orders_ship_before_due on orders (ship_before) where ship_before is not null;
-- When staff are told once more of a refund that the provider refused.
alter table refunds add column due_at timestamptz;
alter table refunds add constraint refunds_due check (due_at is null or state = 'failed');
create index refunds_due_at on refunds (due_at) where due_at is not null;
-- When a neighbour was last asked for what is under way, and was not heard or had not decided: what moves waits for it.
alter table shipments add column asked_in_vain_at timestamptz;
alter table refunds add column asked_in_vain_at timestamptz;
alter table returns add column asked_in_vain_at timestamptz;
