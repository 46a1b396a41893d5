-- Carts. Their holder keeps a token; only its hash is stored.
create table carts (
  cart_id uuid primary key,
  token_hash text not null,
  locale text not null,
  market text not null,
  customer_id uuid,
  email text,
  shipping_address jsonb,
  shipping_method text,
  version integer not null default 1 check (version > 0),
  frozen_by uuid,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint carts_token_hash unique (token_hash)
);
create index carts_changed_at on carts (changed_at);

create table cart_lines (
  cart_id uuid not null references carts on delete cascade,
  variant_id uuid not null,
  quantity integer not null check (quantity between 1 and 999),
  position integer not null,
  words jsonb not null,
  primary key (cart_id, variant_id)
);

-- How often an order was looked for by number and e-mail; the subject is a hash of either.
create table find_tries (
  subject_hash text primary key,
  tries integer not null,
  window_ends_at timestamptz not null
);
create index find_tries_window on find_tries (window_ends_at);
