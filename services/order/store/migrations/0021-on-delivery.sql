-- Orders that are paid when they are handed over. `on-delivery` rests until `pay_before`: to be sent, to arrive, or for its
-- cash to be written down; each of them begins the time anew.
alter table orders drop constraint orders_state;
alter table orders add constraint orders_state
  check (state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'on-delivery', 'paid', 'cancelled'));
alter table orders drop constraint orders_resting_has_deadline;
alter table orders add constraint orders_resting_has_deadline check (case state
  when 'paid' then (pay_before is not null) = (hold is not distinct from 'open')
  else (state in ('awaiting-payment', 'payment-refused', 'authorised', 'on-delivery')) = (pay_before is not null) end);
-- Said as it is placed, and for good: its parcel is handed over against its total.
alter table orders add column on_delivery boolean not null default false;
alter table orders add constraint orders_on_delivery check (on_delivery or state <> 'on-delivery');
-- What becomes of goods that were not taken at the door, and under which id they come back.
alter table orders add column door_goods text constraint orders_door_goods check (door_goods in ('restock', 'scrap'));
alter table orders add column door_return_id uuid;
alter table orders add constraint orders_door check ((door_goods is null) = (door_return_id is null));
-- How many of a buyer are not paid yet.
create index orders_on_delivery_email on orders (email) where on_delivery and state in ('placed', 'on-delivery');
create index orders_on_delivery_customer on orders (customer_id) where on_delivery and state in ('placed', 'on-delivery');
