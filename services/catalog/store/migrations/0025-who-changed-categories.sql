-- Who wrote a category last and when, so that of two who change it at once one is told of the other.
alter table categories
  add column changed_by text,
  add column changed_at timestamptz not null default now();
