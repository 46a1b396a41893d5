-- The event log's order, its readers, and what they could not accept.

-- A restored database may hand out transaction numbers again; the epoch, raised at every restore, keeps the order.
alter table event_log add column epoch integer not null default 1;
drop index event_log_position;
create index event_log_position on event_log (epoch, xid, sequence);
create index event_log_occurred_at on event_log using brin (occurred_at);

-- One row: the present epoch, the cluster it belongs to, and how far the log has been pruned.
create table event_epoch (
  is_only_row boolean primary key default true check (is_only_row),
  epoch integer not null,
  cluster text not null,
  timeline integer not null,
  raised_at timestamptz not null default now(),
  pruned_epoch integer not null default 0,
  pruned_xid xid8 not null default '0',
  pruned_sequence bigint not null default 0
);
insert into event_epoch (epoch, cluster, timeline)
select 1, system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
from pg_control_system();

-- Raises the epoch; unless forced only when this is not the cluster and timeline of the last time. Taking the lock
-- first waits for every transaction that appends events under the old epoch.
create function raise_event_epoch(is_forced boolean) returns integer
language plpgsql as $$
declare
  present record;
  cluster_now text;
  timeline_now integer;
begin
  select system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
    into cluster_now, timeline_now from pg_control_system();
  select epoch, cluster, timeline into present from event_epoch;
  if not is_forced and present.cluster = cluster_now and present.timeline = timeline_now then
    return present.epoch;
  end if;
  lock table event_log in access exclusive mode;
  select epoch, cluster, timeline into present from event_epoch for update;
  if not is_forced and present.cluster = cluster_now and present.timeline = timeline_now then
    return present.epoch;
  end if;
  execute format('alter table event_log alter column epoch set default %s', present.epoch + 1);
  update event_epoch
    set epoch = present.epoch + 1, cluster = cluster_now, timeline = timeline_now, raised_at = now();
  return present.epoch + 1;
end $$;

-- How far each listening service has been served. `fence` is that of the relay that serves it.
create table event_cursor (
  listener text primary key,
  names text[] not null,
  epoch integer not null default 0,
  xid xid8 not null default '0',
  sequence bigint not null default 0,
  fence bigint not null,
  advanced_at timestamptz not null default now()
) with (fillfactor = 50);

-- Events that a listener failed on, and later ones of their keys, which wait behind them. A copy, because the log
-- may be pruned. The first of a key is tried again at `retry_at`; when that is null it waits for `redrive`.
create table event_parked (
  listener text not null,
  event_id uuid not null,
  name text not null,
  key text not null,
  version bigint not null,
  payload jsonb not null,
  traceparent text not null,
  occurred_at timestamptz not null,
  epoch integer not null,
  xid xid8 not null,
  sequence bigint not null,
  attempts integer not null,
  error text,
  retry_at timestamptz,
  parked_at timestamptz not null default now(),
  primary key (listener, event_id)
);
create index event_parked_order on event_parked (listener, key, epoch, xid, sequence);
create index event_parked_due on event_parked (listener, retry_at) where retry_at is not null;

-- The listening side: how far this room has heard each other room's log.
create table event_heard (
  owner text primary key,
  epoch integer not null,
  xid xid8 not null,
  sequence bigint not null,
  heard_at timestamptz not null default now()
) with (fillfactor = 50);
