-- Who gave a group of customers its title and when (null while nobody changed it), so that of two who change it at once
-- one is told of the other.
alter table customer_group
  add column changed_by text,
  add column changed_at timestamptz;
