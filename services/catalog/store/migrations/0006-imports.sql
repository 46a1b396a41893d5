-- Files of products on their way in. `lines_done` is how far the batches that were committed go: whoever takes the import
-- over goes on behind that line.
create table imports (
  import_id uuid primary key,
  file_name text not null,
  state text not null default 'receiving'
    check (state in ('receiving', 'checking', 'checked', 'applying', 'done', 'failed', 'cancelled')),
  failure text,
  parts integer not null default 0,
  lines_done bigint not null default 0,
  bytes_done bigint not null default 0,
  bytes_total bigint not null default 0,
  written bigint not null default 0,
  unchanged bigint not null default 0,
  left_out bigint not null default 0,
  faults bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint imports_failure check ((failure is null) = (state <> 'failed'))
);
create index imports_created_at on imports (created_at);
create index imports_under_way on imports (created_at) where state in ('checking', 'applying');

create table import_parts (
  import_id uuid not null,
  part integer not null,
  content text not null,
  primary key (import_id, part),
  constraint import_parts_import foreign key (import_id) references imports (import_id) on delete cascade
);

create table import_faults (
  import_id uuid not null references imports (import_id) on delete cascade,
  line bigint not null,
  place integer not null,
  column_name text not null,
  reason text not null,
  primary key (import_id, line, place)
);
