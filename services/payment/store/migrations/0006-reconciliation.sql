-- How far the statements of providers are read.
create table statement_day (
  provider text not null,
  day date not null,
  -- Where the next page begins; null before the first.
  cursor text,
  is_read boolean not null,
  primary key (provider, day)
);

-- What a provider says it moved. Amounts are positive, but for payouts that the shop had to make good.
create table statement_line (
  provider text not null,
  line_id text not null,
  day date not null,
  kind text not null check (kind in ('capture', 'refund', 'dispute', 'dispute-reversal', 'fee', 'payout')),
  -- The money that moved: two lines of one movement are one too many.
  movement text not null,
  is_duplicate boolean not null,
  -- The attempt that it is of; null when there is none here.
  attempt_id uuid references attempt,
  amount_minor bigint not null,
  fee_minor bigint not null check (fee_minor >= 0),
  expected_fee_minor bigint not null check (expected_fee_minor >= 0),
  currency text not null,
  settled_at timestamptz not null,
  is_judged boolean not null default false,
  primary key (provider, line_id)
);
create index statement_line_movement on statement_line (provider, kind, movement);
create index statement_line_attempt on statement_line (attempt_id) where attempt_id is not null;
create index statement_line_new on statement_line (provider, line_id) where not is_judged;

-- The sum of each day's lines less their fees.
create table statement_sum (
  provider text not null,
  currency text not null,
  day date not null,
  net_minor bigint not null,
  primary key (provider, currency, day)
);

-- Up to which posting the ledger was held against the statements.
create table reconciliation (
  provider text primary key,
  posted_at timestamptz not null,
  transaction_id uuid not null
);

-- A difference between a provider's statements and the ledger. Sums are what it makes of the provider's balance.
create table reconciliation_case (
  case_id uuid primary key,
  provider text not null,
  -- What differs: the money of one kind of an attempt, or one line.
  subject text not null,
  kind text not null check (kind in ('missing-here', 'missing-there', 'amount', 'currency', 'fee', 'duplicate')),
  attempt_id uuid references attempt,
  line_id text,
  here_minor bigint not null,
  here_currency text not null,
  there_minor bigint not null,
  there_currency text not null,
  -- Which of both a correction has booked already.
  corrected_here_minor bigint not null default 0,
  corrected_there_minor bigint not null default 0,
  state text not null default 'open' check (state in ('open', 'resolved')),
  resolution text check (resolution in ('corrected', 'ignored', 'settled')),
  reason text,
  account text references account,
  actor_kind text check (actor_kind in ('staff', 'key')),
  actor_id uuid,
  version integer not null default 1,
  opened_at timestamptz not null default now(),
  resolved_at timestamptz,
  look_at timestamptz not null default now() + interval '1 hour',
  constraint reconciliation_case_subject unique (provider, subject),
  constraint reconciliation_case_resolved check ((state = 'resolved') = (resolution is not null and resolved_at is not null)),
  constraint reconciliation_case_by check ((resolution in ('corrected', 'ignored')) is not true or (reason is not null and actor_id is not null))
);
create index reconciliation_case_open on reconciliation_case (look_at) where state = 'open';
create index reconciliation_case_state on reconciliation_case (state, case_id);

-- What staff did with cases, each in the transaction that did it.
create table case_action (
  action_id uuid primary key,
  case_id uuid not null references reconciliation_case,
  resolution text not null,
  reason text not null,
  account text,
  actor_kind text not null,
  actor_id uuid not null,
  acted_at timestamptz not null default now()
);
create index case_action_case on case_action (case_id);
