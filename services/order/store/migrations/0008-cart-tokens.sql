-- Further tokens of a cart: one for each device on which its customer has signed in. Only hashes are stored.
create table cart_tokens (
  token_hash text primary key,
  cart_id uuid not null references carts on delete cascade,
  created_at timestamptz not null default now()
);
create index cart_tokens_cart on cart_tokens (cart_id, created_at);
create index carts_of_customer on carts (customer_id, changed_at) where customer_id is not null and frozen_by is null;

-- The cart that a token opens, be it its first token or a further one.
create function cart_of_token(hash text) returns uuid
language sql stable
return (select coalesce(
  (select cart_id from carts where token_hash = hash), (select cart_id from cart_tokens where token_hash = hash)));
