-- An erased account stays as an empty shell: orders, entries of points and consents name it, and it names nobody.
alter table account add column erased_at timestamptz;
alter table account drop constraint account_reachable;
alter table account add constraint account_reachable check (email is not null or phone is not null or erased_at is not null);
alter table account add constraint account_erased check (erased_at is null
  or (email is null and phone is null and name = '' and password_hash is null and not is_active));

-- What a person asked for: a copy of their data, or to be forgotten. It stands at a page of a room.
create table privacy_case (
  case_id uuid primary key,
  account_id uuid not null references account,
  kind text not null constraint privacy_case_kind check (kind in ('export', 'erase')),
  state text not null default 'open' constraint privacy_case_state check (state in ('open', 'done')),
  room text not null constraint privacy_case_room check (room in ('payment', 'order', 'insight', 'user')),
  cursor text,
  version int not null default 1,
  asked_by text not null constraint privacy_case_asked_by check (asked_by in ('customer', 'staff', 'key')),
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  expires_at timestamptz,
  constraint privacy_case_finished check ((state = 'done') = (finished_at is not null)),
  constraint privacy_case_expires check ((expires_at is not null) = (state = 'done' and kind = 'export'))
);
create unique index privacy_case_one_open on privacy_case (account_id, kind) where state = 'open';
create index privacy_case_due on privacy_case (due_at) where state = 'open';
create index privacy_case_of on privacy_case (account_id, case_id desc);
create index privacy_case_expires_at on privacy_case (expires_at) where expires_at is not null;

-- What rooms answered to an export, page by page; gone when the export expires, or the person is erased.
create table privacy_part (
  case_id uuid not null references privacy_case,
  position int not null,
  room text not null,
  records jsonb not null,
  constraint privacy_part_pkey primary key (case_id, position)
);

-- All sessions of somebody, ended ones too.
create index session_of on session (account_id, session_id);

-- Erasing looks for messages that are still on their way to somebody.
create index message_recipient on message (recipient) where recipient is not null;
