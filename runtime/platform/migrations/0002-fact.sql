-- Small facts about this installation, such as that the demo shop was loaded.
create table fact (
  name text primary key,
  value jsonb not null,
  at timestamptz not null default now()
);
