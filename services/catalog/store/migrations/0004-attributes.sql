create table brands (
  slug text collate "C" primary key,
  title text not null,
  version bigint not null default 1
);

-- What products may say of themselves. Type and unit never change, since values are kept in them; `choices` are
-- `[{key, title: {en, zh}}]`, and only grow.
create table attributes (
  key text collate "C" primary key,
  type text not null check (type in ('text', 'number', 'boolean', 'choice')),
  unit text,
  title_en text not null,
  title_zh text not null,
  is_filter boolean not null default false,
  choices jsonb not null default '[]',
  version bigint not null default 1,
  constraint attributes_unit check (unit is null or type = 'number'),
  constraint attributes_choices check ((type = 'choice') = (choices <> '[]'))
);

-- `attributes` are `[{key, text: {en, zh} | number | isTrue | choice}]` in the order they are shown; `seo` is
-- `{title: {en, zh}, description: {en, zh}}`.
alter table products
  add column brand_slug text collate "C",
  add column attributes jsonb not null default '[]',
  add column seo jsonb;
alter table products
  add constraint products_brand foreign key (brand_slug) references brands (slug);
create index products_brand_slug on products (brand_slug) where brand_slug is not null;

-- The value of an attribute as people read it.
create function attribute_words(value jsonb, unit text, choices jsonb, language text) returns text
language sql immutable
return case
  when value ? 'text' then value -> 'text' ->> language
  when value ? 'number' then trim_scale((value ->> 'number')::numeric)::text || coalesce(' ' || unit, '')
  when value ? 'isTrue' then case language
    when 'zh' then case when (value ->> 'isTrue')::boolean then '是' else '否' end
    else case when (value ->> 'isTrue')::boolean then 'Yes' else 'No' end end
  else jsonb_path_query_first(choices, '$[*] ? (@.key == $key).title',
    jsonb_build_object('key', value -> 'choice')) ->> language end;

-- The kind of value that an attribute of this type takes.
create function attribute_type(value jsonb) returns text
language sql immutable
return case when value ? 'text' then 'text' when value ? 'number' then 'number'
  when value ? 'isTrue' then 'boolean' when value ? 'choice' then 'choice' end;
