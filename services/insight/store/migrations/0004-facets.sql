-- What a document can be narrowed down by: `brand=acme`, `colour=Red`, in the words of its locale.
alter table documents add column tokens text[] not null default '{}';

-- How facets, and those of their values that go by a short name, are titled; the empty value titles the facet itself.
create table facet_titles (
  locale text not null,
  facet text not null,
  value text not null,
  title text not null,
  primary key (locale, facet, value)
);

-- Words that mean the same to shoppers, as staff wrote them, and what is looked for besides the word.
create table synonyms (
  language text not null check (language in ('en', 'zh')),
  word text not null,
  means text[] not null check (cardinality(means) between 1 and 20),
  query tsquery not null,
  primary key (language, word)
);

-- What staff want found earlier (a factor above 1) or later: documents with a token, of a category or one product;
-- for every search by words, or only those with a word; for a time or always.
create table boosts (
  boost_id uuid primary key,
  target text not null check (target ~ '^(category|product|[^=]+)=.+$'),
  word text,
  factor real not null check (factor between 0.1 and 10 and factor <> 1),
  starts_at timestamptz,
  ends_at timestamptz check (ends_at > starts_at),
  reason text not null,
  set_by text not null,
  set_at timestamptz not null default now()
);
create index boosts_newest on boosts (set_at desc, boost_id desc);

-- What is suggested while somebody types: words by how many products have them, and categories by their titles.
alter table vocabulary add column documents bigint not null default 0;
create index vocabulary_beginnings on vocabulary (language, word text_pattern_ops);
alter table categories add column title_en text not null default '', add column title_zh text not null default '';

-- What staff did here, in the transaction that did it.
create table staff_actions (
  action_id uuid primary key,
  subject text not null,
  action text not null,
  target text not null,
  at timestamptz not null default now()
);
