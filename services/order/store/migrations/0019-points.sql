-- Points that a customer spends: wished for on the cart, and taken from them by the order. `asked`: perhaps held for it.
alter table carts add column points integer not null default 0;
alter table carts add constraint carts_points check (points >= 0);
alter table orders add column points integer not null default 0;
alter table orders add column points_state text not null default 'none';
alter table orders add constraint orders_points check (points >= 0
  and points_state in ('none', 'asked', 'committed', 'returned') and (points = 0) = (points_state = 'none')
  and (points = 0 or customer_id is not null));
