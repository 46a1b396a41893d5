-- Days before this one are closed: what was told of them is pruned, and their steps change no more.
create table conversion_closed (
  is_only_row boolean primary key default true check (is_only_row),
  before date not null
);
insert into conversion_closed (before) values ('-infinity');
create index view_batches_day on view_batches (day, batch_id, market);
create index cart_steps_day on cart_steps (greatest(started_on, checkout_on), cart_id);

-- Persons who were forgotten, by the SHA-256 of their id: news of them that come late are nobody's.
create table erased_persons (
  customer_hash bytea primary key,
  erased_at timestamptz not null default now()
);
