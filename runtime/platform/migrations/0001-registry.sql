-- Which instances run and where they listen. A row is alive while its heartbeat is younger than its time to live,
-- on this database's clock.
create table instance (
  instance_id text primary key,
  service text not null,
  process text not null,
  address text not null,
  state text not null check (state in ('starting', 'ready', 'draining')),
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);
create index instance_heartbeat on instance (heartbeat_at);

-- Settings changed while running: every version is kept, so that a change can be undone.
create table setting_version (
  key text not null,
  version integer not null,
  -- null: back to what file, environment or default say.
  value jsonb,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  undoes integer,
  constraint setting_version_pkey primary key (key, version)
);
