-- The version that a removed category had, so that one of the same name goes on counting and listeners believe it.
create table removed_categories (
  slug text collate "C" primary key,
  version bigint not null
);

-- For the list of staff, what was changed last in front.
create index products_updated on products (updated_at, product_id);
