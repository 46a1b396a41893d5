-- What was counted of a try to pay before it was sent: only keyed hashes, for two days.
create table risk_signal (
  attempt_id uuid primary key references attempt,
  at timestamptz not null default now(),
  card_key text,
  buyer_key text,
  client_key text,
  is_small boolean not null
);
create index risk_signal_card on risk_signal (card_key, at) where card_key is not null;
create index risk_signal_buyer on risk_signal (buyer_key, at) where buyer_key is not null;
create index risk_signal_client on risk_signal (client_key, at) where client_key is not null;
create index risk_signal_at on risk_signal (at);

-- A payment that a person has to look at: its money is held, and not taken before.
create table payment_review (
  review_id uuid primary key,
  attempt_id uuid not null references attempt,
  state text not null default 'waiting' check (state in ('waiting', 'open', 'approved', 'rejected', 'expired', 'dropped')),
  version integer not null default 1 check (version > 0),
  -- Which rules matched, as the contract has them.
  rules jsonb not null,
  opened_at timestamptz,
  decide_by timestamptz,
  decided_at timestamptz,
  decided_by text check (decided_by ~ '^(staff|key):'),
  reason text,
  -- When the room looks after it by itself: at its deadline, or until what was approved is taken.
  look_at timestamptz,
  looks integer not null default 0,
  constraint payment_review_attempt unique (attempt_id),
  constraint payment_review_opened check ((opened_at is null) = (decide_by is null) and (state <> 'open' or opened_at is not null)),
  constraint payment_review_decided check ((state in ('approved', 'rejected')) = (decided_by is not null))
);
create index payment_review_state on payment_review (state, review_id);
create index payment_review_due on payment_review (look_at) where look_at is not null;
