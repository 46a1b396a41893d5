-- Collections are shown with the prices of every market, and each of these sorts by its own.
alter table collection_members add column price_eu bigint, add column price_us bigint,
  add column price_jp bigint, add column price_kw bigint;
create index collection_members_price_eu on collection_members (collection_slug, price_eu, product_id);
create index collection_members_price_us on collection_members (collection_slug, price_us, product_id);
create index collection_members_price_jp on collection_members (collection_slug, price_jp, product_id);
create index collection_members_price_kw on collection_members (collection_slug, price_kw, product_id);

-- Products that were announced before are announced once more, with the prices of all markets, by the job that walks over
-- them: collections, and the search, take them from there.
update products set version = version + 1;
update price_walk set after_product_id = null, is_done = not exists (select from products);
