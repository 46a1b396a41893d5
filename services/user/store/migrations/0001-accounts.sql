-- Who can sign in: customers and staff in one table. Roles are known to contracts/access.ts.
create table account (
  account_id uuid primary key,
  kind text not null constraint account_kind check (kind in ('customer', 'staff')),
  email text constraint account_email_unique unique constraint account_email_normal check (email !~ '[A-Z]'),
  phone text constraint account_phone_unique unique
    constraint account_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  name text not null constraint account_name_length check (char_length(name) <= 100),
  locale text not null constraint account_locale check (locale in ('en-gb', 'zh-cn')),
  password_hash text constraint account_password_hash
    check (password_hash ~ '^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$'),
  roles text[] not null default '{}',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  constraint account_reachable check (email is not null or phone is not null),
  constraint account_roles check ((kind = 'staff') = (cardinality(roles) > 0))
);
create index account_staff on account (name) where kind = 'staff';

-- A sign-up that waits for its code: there is no account before the address is proved.
create table sign_up (
  address_hash text primary key constraint sign_up_address_hash check (address_hash ~ '^[A-Za-z0-9_-]{43}$'),
  name text not null,
  locale text not null,
  password_hash text not null,
  expires_at timestamptz not null
);

-- The one live code of an address and purpose. There is one for unknown addresses too, which nobody is told.
create table code (
  purpose text not null constraint code_purpose check (purpose in ('verify-email', 'reset-password', 'sms-sign-in')),
  address_hash text not null constraint code_address_hash check (address_hash ~ '^[A-Za-z0-9_-]{43}$'),
  code_hash text not null constraint code_hash check (code_hash ~ '^[A-Za-z0-9_-]{43}$'),
  tries int not null default 0 constraint code_tries check (tries between 0 and 5),
  expires_at timestamptz not null,
  constraint code_pkey primary key (purpose, address_hash)
);

-- When codes were last sent to an address, oldest first: bounds how often anybody can make us write to it.
create table sending (
  address_hash text primary key constraint sending_address_hash check (address_hash ~ '^[A-Za-z0-9_-]{43}$'),
  sent_at timestamptz[] not null
);

-- Failed sign-ins in a row, by the address that was tried, whether or not it has an account.
create table sign_in_guard (
  address_hash text primary key constraint sign_in_guard_address_hash check (address_hash ~ '^[A-Za-z0-9_-]{43}$'),
  failures int not null constraint sign_in_guard_failures check (failures > 0),
  last_failure_at timestamptz not null,
  locked_until timestamptz
);

create table session (
  session_id uuid primary key,
  account_id uuid not null references account,
  token_hash text not null constraint session_token_hash_unique unique
    constraint session_token_hash check (token_hash ~ '^[A-Za-z0-9_-]{43}$'),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint session_expires_later check (expires_at > created_at)
);
create index session_live on session (account_id, created_at) where ended_at is null;
create index session_expires_at on session (expires_at);

-- Versions of session.ended: they rise with every event of a key.
create sequence session_ended_version;

create table api_key (
  key_id uuid primary key,
  name text not null,
  prefix text not null constraint api_key_prefix check (prefix ~ '^[0-9a-f]{8}$'),
  key_hash text not null constraint api_key_hash_unique unique
    constraint api_key_hash check (key_hash ~ '^[A-Za-z0-9_-]{43}$'),
  permissions text[] not null constraint api_key_permissions check (cardinality(permissions) > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_expires_later check (expires_at > created_at)
);

-- Who on the staff did what to whom; the detail holds no personal data.
create table staff_audit (
  audit_id uuid primary key,
  actor_kind text not null constraint staff_audit_actor_kind check (actor_kind in ('staff', 'key', 'system')),
  actor_id text not null,
  action text not null,
  target_id uuid not null,
  detail jsonb not null,
  at timestamptz not null default now()
);
create index staff_audit_at on staff_audit (at);

-- Mails and SMS on their way. Recipient and words are erased as soon as a message is sent or given up.
create table message (
  message_id uuid primary key,
  message_key text not null constraint message_key_unique unique,
  channel text not null constraint message_channel check (channel in ('mail', 'sms')),
  template text not null,
  locale text not null,
  recipient text,
  words jsonb,
  created_at timestamptz not null default now(),
  useless_from timestamptz,
  attempts int not null default 0,
  claimed_until timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  given_up_because text,
  constraint message_one_end check (sent_at is null or given_up_at is null),
  constraint message_erased check (
    (sent_at is null and given_up_at is null) = (recipient is not null)
    and (recipient is null) = (words is null))
);
create index message_waiting on message (created_at) where sent_at is null and given_up_at is null;
create index message_created_at on message (created_at);
