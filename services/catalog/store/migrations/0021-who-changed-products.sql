-- Who gave a product its version: staff, a key or the system; null before this was kept.
alter table products add column updated_by text;
