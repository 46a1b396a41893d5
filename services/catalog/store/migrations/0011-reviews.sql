-- Who bought what, by order: known from events, and forgotten when the order is cancelled.
create table purchases (
  customer_id uuid not null,
  product_id uuid not null references products,
  order_id uuid not null,
  primary key (customer_id, product_id, order_id)
);
create index purchases_order_id on purchases (order_id);
create index purchases_product_id on purchases (product_id);

-- One review for a product and customer; what was changed waits again.
create table reviews (
  review_id uuid primary key,
  product_id uuid not null references products,
  customer_id uuid not null,
  rating integer not null check (rating between 1 and 5),
  title text not null,
  body text not null,
  locale text not null check (locale in ('en-gb', 'zh-cn')),
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused')),
  reason text,
  moderated_by text,
  written_at timestamptz not null default now(),
  constraint reviews_once unique (product_id, customer_id)
);
create index reviews_state on reviews (state, review_id);
create index reviews_newest on reviews (product_id, review_id) where state = 'approved';
create index reviews_highest on reviews (product_id, rating, review_id) where state = 'approved';
create index reviews_lowest on reviews (product_id, (-rating), review_id) where state = 'approved';

create table review_reports (
  review_id uuid not null references reviews on delete cascade,
  customer_id uuid not null,
  reason text not null,
  reported_at timestamptz not null default now(),
  primary key (review_id, customer_id)
);

-- How many approved reviews give one star, two … five; kept by whatever approves and takes back.
create table product_ratings (
  product_id uuid primary key references products,
  stars bigint[] not null default '{0,0,0,0,0}',
  constraint product_ratings_stars check (cardinality(stars) = 5 and 0 <= all (stars))
);
