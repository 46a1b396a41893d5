-- Counters of stock that were set to the sums of their movements: by whom, from what, to what.
create table stock_recounts (
  recount_id uuid primary key,
  variant_id uuid not null references variants,
  who text not null check (who ~ '^(staff|key):'),
  before jsonb not null,
  after jsonb not null,
  at timestamptz not null default now()
);
