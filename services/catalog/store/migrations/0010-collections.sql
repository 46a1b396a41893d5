-- When a product was first written; of those that are there already the last change is known.
alter table products add column added_at timestamptz;
update products set added_at = updated_at;
alter table products alter column added_at set default now(), alter column added_at set not null;

-- Products put together by a rule (`{join, conditions}`), by hand, or both.
create table collections (
  slug text collate "C" primary key,
  title_en text not null,
  title_zh text not null,
  description_en text not null,
  description_zh text not null,
  seo jsonb,
  rule jsonb,
  version bigint not null default 1,
  updated_by text not null,
  updated_at timestamptz not null default now()
);

create table collection_picks (
  collection_slug text collate "C" not null references collections on delete cascade,
  product_id uuid not null,
  position integer not null,
  primary key (collection_slug, product_id),
  constraint collection_picks_product foreign key (product_id) references products
);
create index collection_picks_product_id on collection_picks (product_id);

-- Who is in a collection, kept when products change. Each way to sort has a number of its own, the lowest first; a product
-- that a market does not sell has no price there.
create table collection_members (
  collection_slug text collate "C" not null references collections on delete cascade,
  product_id uuid not null references products,
  featured bigint not null,
  newest bigint not null,
  price_gb bigint,
  price_cn bigint,
  primary key (collection_slug, product_id)
);
create index collection_members_product on collection_members (product_id);
create index collection_members_featured on collection_members (collection_slug, featured, product_id);
create index collection_members_newest on collection_members (collection_slug, newest, product_id);
create index collection_members_price_gb on collection_members (collection_slug, price_gb, product_id);
create index collection_members_price_cn on collection_members (collection_slug, price_cn, product_id);
