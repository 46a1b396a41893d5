-- Joins the words of several rows.
create aggregate concat_words(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');

-- The tree as the catalog announced it, with the words of each title as they go into the documents below it.
create table categories (
  slug text primary key,
  parent_slug text,
  version bigint not null,
  words_en tsvector not null,
  words_zh tsvector not null
);
create index categories_parent on categories (parent_slug);

-- The newest version of each product that was heard of.
create table products (
  product_id uuid primary key,
  version bigint not null
);

-- The newest free stock of each variant that was heard of; version 0 came with a product.
create table variant_stock (
  variant_id uuid primary key,
  free bigint not null,
  version bigint not null
);

-- A product as a card of one locale, and the words it is found by. A locale that does not sell it has no document.
create table documents (
  product_id uuid not null references products,
  locale text not null check (locale in ('en-gb', 'zh-cn')),
  version bigint not null,
  slug text not null,
  title text not null,
  picture text,
  price_minor bigint not null,
  currency text not null,
  has_price_range boolean not null,
  is_available boolean not null,
  popularity bigint not null,
  variant_ids uuid[] not null,
  category_slugs text[] not null,
  own_words tsvector not null,
  category_words tsvector not null,
  words tsvector not null generated always as (own_words || category_words) stored,
  primary key (product_id, locale)
);
-- Without a pending list: a search never pays for the writes before it.
create index documents_words on documents using gin (words) with (fastupdate = off);
create index documents_categories on documents using gin (category_slugs) with (fastupdate = off);
create index documents_popularity on documents (locale, popularity, product_id);
create index documents_price on documents (locale, price_minor, product_id);

-- The words of titles, each with all its forms that lack at most one letter: two words that share a form are a slip of
-- the finger or two apart (the symmetric deletes of SymSpell, W. Garbe 2012).
create table vocabulary (
  language text not null check (language in ('en', 'zh')),
  word text not null,
  forms text[] not null,
  primary key (language, word)
);
create index vocabulary_forms on vocabulary using gin (forms);
