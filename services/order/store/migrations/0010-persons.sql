-- Whose orders and carts these are, guests' too: for giving a person their data, and for forgetting them.
create index orders_of_guest on orders (email, order_id) where customer_id is null;
create index carts_of_guest on carts (email) where customer_id is null and email is not null;
create index carts_customer on carts (customer_id) where customer_id is not null;

-- When the buyer of an order was forgotten. Its number, goods and sums stay.
alter table orders add column erased_at timestamptz;
alter table orders add constraint orders_erased
  check (erased_at is null or (email is null and shipping_address is null));
