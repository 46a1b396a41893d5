-- Joins conditions of a search into one: every one of them, or any.
create aggregate every_query(tsquery) (sfunc = tsquery_and, stype = tsquery);
create aggregate any_query(tsquery) (sfunc = tsquery_or, stype = tsquery);

-- The words that say what a product is (title, brand, options, categories, codes), short enough to be looked through for
-- every match, and how many different words its title has: a word in a short title says more.
alter table documents
  add column strong_words tsvector not null
    generated always as (ts_filter(own_words || category_words, '{a,b,d}')) stored,
  add column title_length int not null generated always as (length(ts_filter(own_words, '{a}'))) stored;
create index documents_strong_words on documents using gin (strong_words) with (fastupdate = off);

-- In how many documents of a locale a word stands, of how many that were looked at: counted by a job.
create table word_counts (
  locale text not null,
  word text not null,
  documents bigint not null,
  primary key (locale, word)
);
create table counted_documents (
  locale text primary key,
  documents bigint not null,
  looked_at bigint not null
);
