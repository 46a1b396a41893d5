-- What a product costs in each market: as its cheapest variant there, nothing where the market does not sell it. In the
-- markets of `ranged_in` its variants cost differently, in those of `available_in` one of them can be had.
alter table documents
  add column price_minor_gb bigint, add column price_minor_cn bigint, add column price_minor_eu bigint,
  add column price_minor_us bigint, add column price_minor_jp bigint, add column price_minor_kw bigint,
  add column ranged_in text[] not null default '{}',
  add column available_in text[] not null default '{}',
  -- Not written any more; a version that reads them may still run.
  alter column price_minor drop not null, alter column currency drop not null,
  alter column has_price_range drop not null, alter column is_available drop not null;
update documents set
  price_minor_gb = case locale when 'en-gb' then price_minor end,
  price_minor_cn = case locale when 'zh-cn' then price_minor end,
  ranged_in = case when has_price_range then array[case locale when 'en-gb' then 'gb' else 'cn' end] else '{}' end,
  available_in = case when is_available then array[case locale when 'en-gb' then 'gb' else 'cn' end] else '{}' end;
update documents d set price_minor_gb = own.price_minor_gb from documents own
where d.locale = 'zh-cn' and own.product_id = d.product_id and own.locale = 'en-gb';
update documents d set price_minor_cn = own.price_minor_cn from documents own
where d.locale = 'en-gb' and own.product_id = d.product_id and own.locale = 'zh-cn';
drop index documents_price;
create index documents_price_gb on documents (locale, price_minor_gb, product_id) where price_minor_gb is not null;
create index documents_price_cn on documents (locale, price_minor_cn, product_id) where price_minor_cn is not null;
create index documents_price_eu on documents (locale, price_minor_eu, product_id) where price_minor_eu is not null;
create index documents_price_us on documents (locale, price_minor_us, product_id) where price_minor_us is not null;
create index documents_price_jp on documents (locale, price_minor_jp, product_id) where price_minor_jp is not null;
create index documents_price_kw on documents (locale, price_minor_kw, product_id) where price_minor_kw is not null;

-- The prices of variants in the other markets, by which it is known where a free one is sold.
alter table variants add column price_minor_eu bigint, add column price_minor_us bigint,
  add column price_minor_jp bigint, add column price_minor_kw bigint;
