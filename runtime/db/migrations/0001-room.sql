-- What every room's schema holds for the shared machinery.

-- Lets a statement refuse: a flight has no `if`, so the database itself must say no.
create function must(holds boolean, name text) returns void
language plpgsql as $$
begin
  if holds is not true then
    raise exception using errcode = 'SK001', message = name;
  end if;
end $$;

-- Answers to repeated requests (the Idempotency-Key of the public API), written in the effect's transaction.
create table idempotency (
  scope text not null,
  call text not null,
  key text not null,
  hash text not null,
  holder text not null,
  lease_until timestamptz not null,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_pkey primary key (scope, call, key)
);
create index idempotency_created_at on idempotency (created_at);

-- What happened here, for whoever listens. A sequence is not commit order: readers go by (xid, sequence)
-- and only below the snapshot's xmin.
create table event_log (
  sequence bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  event_id uuid not null,
  name text not null,
  key text not null,
  version bigint not null,
  payload jsonb not null,
  traceparent text not null,
  occurred_at timestamptz not null default now(),
  constraint event_log_event_id unique (event_id)
);
create index event_log_position on event_log (xid, sequence);
