-- A product that nobody finds or buys for now, though nothing of it is lost.
alter table products add column is_hidden boolean not null default false;

-- For the list of staff, of which few are hidden.
create index products_hidden on products (slug) where is_hidden;
