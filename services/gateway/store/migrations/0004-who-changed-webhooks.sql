-- Who gave an endpoint its version and when, so that of two who change it at once one is told of the other.
alter table webhook_endpoint
  add column changed_by text,
  add column changed_at timestamptz not null default now();
