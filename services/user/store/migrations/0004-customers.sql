-- Groups of customers; prices and promotions name them by their code.
create table customer_group (
  group_id uuid primary key,
  code text not null constraint customer_group_code_unique unique
    constraint customer_group_code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(code) <= 60),
  title jsonb not null constraint customer_group_title check (title ?& array['en', 'zh']),
  version int not null default 1 constraint customer_group_version check (version > 0),
  members int not null default 0 constraint customer_group_members check (members >= 0)
);

create table customer_group_member (
  account_id uuid not null references account,
  group_id uuid not null constraint customer_group_member_group references customer_group,
  membership_id uuid not null,
  added_at timestamptz not null default now(),
  constraint customer_group_member_pkey primary key (account_id, group_id)
);
create index customer_group_member_newest on customer_group_member (group_id, membership_id desc);

-- The wishlist of a customer, and how many variants it holds.
create table wishlist (
  account_id uuid primary key references account,
  items int not null constraint wishlist_limit check (items between 0 and 200)
);

create table wishlist_item (
  account_id uuid not null references wishlist,
  variant_id uuid not null,
  added_at timestamptz not null default now(),
  constraint wishlist_item_pkey primary key (account_id, variant_id)
);

-- What customers said to which text; never changed, so that it can be shown later.
create table consent (
  consent_id uuid primary key,
  account_id uuid not null references account,
  purpose text not null constraint consent_purpose
    check (purpose in ('terms', 'privacy-policy', 'marketing-mail', 'marketing-sms', 'analytics')),
  text_version text not null,
  locale text not null constraint consent_locale check (locale in ('en-gb', 'zh-cn')),
  is_given boolean not null,
  at timestamptz not null default now()
);
create index consent_of on consent (account_id, consent_id desc);
create index consent_newest on consent (account_id, purpose, consent_id desc);
