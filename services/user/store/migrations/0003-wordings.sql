-- The shop's own words of messages; a row without is back at those it came with, and keeps its version.
create table wording (
  wording_id uuid primary key,
  template text not null,
  locale text not null constraint wording_locale check (locale in ('en-gb', 'zh-cn')),
  version int not null default 1 constraint wording_version check (version > 0),
  own jsonb constraint wording_own check (own ?| array['mail', 'sms']),
  changed_at timestamptz not null default now(),
  constraint wording_unique unique (template, locale)
);
