-- Orders and what became of them. The stored state is the saga: `look_at` tells when the system must look again,
-- the lease who works on it now, and the fence makes late steps of an earlier worker miss.
create table orders (
  order_id uuid primary key,
  order_number text not null,
  order_key text not null,
  cart_id uuid not null,
  repeat_hash text,
  customer_id uuid,
  locale text not null,
  currency text not null,
  state text not null default 'placed',
  version integer not null default 1 check (version > 0),
  email text not null,
  shipping_address jsonb not null,
  shipping_method text not null,
  shipping_title text not null,
  shipping_minor bigint not null check (shipping_minor >= 0),
  shipping_tax_minor bigint not null check (shipping_tax_minor between 0 and shipping_minor),
  shipping_tax_rule text not null,
  shipping_tax_rate_basis_points integer not null check (shipping_tax_rate_basis_points between 0 and 10000),
  goods_minor bigint not null check (goods_minor >= 0),
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null,
  item_count integer not null check (item_count > 0),
  -- asked: perhaps held. returned: given back, or never taken.
  stock text not null default 'asked' check (stock in ('asked', 'held', 'committed', 'returned')),
  placed_at timestamptz not null default now(),
  pay_before timestamptz,
  paid_at timestamptz,
  cancelled_at timestamptz,
  look_at timestamptz,
  lease_holder text,
  lease_until timestamptz,
  fence integer not null default 1,
  constraint orders_state check (state in ('placed', 'awaiting-payment', 'payment-refused', 'paid', 'cancelled')),
  constraint orders_total check (total_minor = goods_minor + shipping_minor),
  constraint orders_resting_has_deadline
    check ((state in ('awaiting-payment', 'payment-refused')) = (pay_before is not null)),
  constraint orders_paid_at check (state <> 'paid' or paid_at is not null),
  constraint orders_cancelled_at check ((state = 'cancelled') = (cancelled_at is not null)),
  constraint orders_moving_is_looked_at check (state <> 'placed' or look_at is not null),
  constraint orders_order_number unique (order_number)
) with (fillfactor = 70);
create unique index orders_one_live_per_cart on orders (cart_id) where state <> 'cancelled';
create index orders_repeat_hash on orders (repeat_hash, order_id) where repeat_hash is not null;
create index orders_look_at on orders (look_at) where look_at is not null;
create index orders_by_customer on orders (customer_id, order_id) where customer_id is not null;
create index orders_unpaid_by_email on orders (email) where state in ('awaiting-payment', 'payment-refused');
create index orders_by_state on orders (state, order_id);

-- A line is a snapshot in the buyer's language: later edits of the catalog change no order.
create table order_lines (
  line_id uuid primary key,
  order_id uuid not null references orders,
  position integer not null,
  variant_id uuid not null,
  product_id uuid not null,
  sku text not null,
  slug text not null,
  title text not null,
  option text,
  picture text,
  quantity integer not null check (quantity > 0),
  unit_price_minor bigint not null check (unit_price_minor >= 0),
  discount_minor bigint not null check (discount_minor >= 0),
  net_minor bigint not null,
  tax_minor bigint not null check (tax_minor >= 0),
  gross_minor bigint not null check (gross_minor >= 0),
  tax_class text not null,
  tax_rate_basis_points integer not null check (tax_rate_basis_points between 0 and 10000),
  tax_jurisdiction text not null,
  tax_rule text not null,
  constraint order_lines_gross check (gross_minor = unit_price_minor * quantity - discount_minor),
  constraint order_lines_net check (net_minor + tax_minor = gross_minor),
  constraint order_lines_position unique (order_id, position)
);

-- started: perhaps known to payment. unknown: the provider has not been heard. cancelling: money, if any, is being given back.
create table payment_attempts (
  attempt_id uuid primary key,
  order_id uuid not null references orders,
  number integer not null check (number between 1 and 10),
  repeat_hash text,
  method text not null check (method in ('card', 'redirect', 'qr')),
  state text not null default 'started'
    check (state in ('started', 'pending', 'unknown', 'captured', 'declined', 'cancelling', 'returned')),
  decline_code text,
  next_action jsonb,
  captured_minor bigint not null default 0 check (captured_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor between 0 and captured_minor),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint payment_attempts_number unique (order_id, number)
);
create unique index payment_attempts_one_live on payment_attempts (order_id)
  where state in ('started', 'pending', 'unknown', 'captured');

-- Who or what did each thing, and why: buyer, system, provider or staff:<id>.
create table order_timeline (
  entry_id bigint generated always as identity primary key,
  order_id uuid not null references orders,
  at timestamptz not null default now(),
  what text not null,
  who text not null check (who in ('buyer', 'system', 'provider') or who ~ '^(staff|key):'),
  why text not null
);
create index order_timeline_order on order_timeline (order_id, entry_id);
