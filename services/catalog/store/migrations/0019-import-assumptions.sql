-- What a dry run of a file takes for known, because it would be written before the file is: brands by slug, and
-- definitions of attributes by key.
create table import_assumptions (
  import_id uuid not null,
  kind text not null check (kind in ('brand', 'attribute')),
  name text not null,
  definition jsonb not null,
  primary key (import_id, kind, name),
  constraint import_assumptions_import foreign key (import_id) references imports (import_id) on delete cascade
);
