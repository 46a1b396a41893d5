-- Which version there is of what a member of staff may do, and who gave it when (null while nobody changed it), so that of
-- two who change it at once one is told of the other.
alter table account
  add column access_version int not null default 1,
  add column access_changed_by text,
  add column access_changed_at timestamptz;
