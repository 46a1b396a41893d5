-- Slugs and prefixes of them compare byte by byte, so that one index serves both on every server.
create table categories (
  slug text collate "C" primary key,
  title_en text not null,
  title_zh text not null,
  parent_slug text collate "C",
  position integer not null,
  version bigint not null default 1,
  constraint categories_parent foreign key (parent_slug) references categories (slug)
);
create index categories_parent_slug on categories (parent_slug);

-- Pictures by the hash of their bytes: the same picture is stored once, and never changes.
create table media (
  hash text primary key,
  content_type text not null,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  constraint media_hash check (hash = encode(sha256(bytes), 'hex'))
);

-- The public address of a picture.
create function media_path(hash text) returns text
language sql immutable strict
return '/media/' || hash || '.svg';

-- `content_hash` is of the draft that was written last; null after a change that did not come by a draft.
-- `announced_version` is the version that the last 'product.changed' carried.
create table products (
  product_id uuid primary key,
  slug text collate "C" not null,
  title_en text not null,
  title_zh text not null,
  description_en text not null,
  description_zh text not null,
  option_name_en text,
  option_name_zh text,
  tax_class text not null check (tax_class in ('standard', 'reduced', 'zero')),
  popularity integer not null check (popularity >= 0),
  content_hash text,
  version bigint not null default 1,
  announced_version bigint not null default 0,
  updated_at timestamptz not null default now(),
  constraint products_option_name check ((option_name_en is null) = (option_name_zh is null)),
  -- Deferrable so that one statement may swap two slugs.
  constraint products_slug unique (slug) deferrable initially immediate
);

create table product_categories (
  product_id uuid not null references products,
  category_slug text collate "C" not null,
  position integer not null,
  primary key (product_id, category_slug),
  constraint product_categories_category foreign key (category_slug) references categories (slug)
);
create index product_categories_slug on product_categories (category_slug);

-- A variant that a later draft leaves out is no longer sold; orders still name it, so it stays.
create table variants (
  variant_id uuid primary key,
  product_id uuid not null references products,
  sku text not null,
  option_en text,
  option_zh text,
  media_hash text references media (hash),
  position integer not null,
  is_sold boolean not null default true,
  constraint variants_option check ((option_en is null) = (option_zh is null)),
  constraint variants_sku unique (sku) deferrable initially immediate
);
create index variants_product on variants (product_id, position);

-- A price holds from `valid_from` until `valid_to`; the open one has no end.
create table prices (
  variant_id uuid not null references variants,
  market text not null check (market in ('gb', 'cn')),
  currency text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint prices_validity check (valid_to >= valid_from)
);
create unique index prices_open on prices (variant_id, market) where valid_to is null;
