-- Which version of a segment there is, and who wrote it when, so that of two who change it at once one is told of the other.
alter table segments
  add column version int not null default 1,
  add column changed_by text,
  add column changed_at timestamptz not null default now();
