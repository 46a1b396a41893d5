insert into account values
  ('dispute', 'asset', 'What providers withhold until a dispute ends'),
  ('dispute-loss', 'expense', 'What was lost in disputes');
update account set about = 'Sales that were undone, and goodwill, without tax' where account = 'refund';

-- A buyer's bank wants the money of a payment back: the provider withholds it until the bank has decided.
create table dispute (
  dispute_id uuid primary key,
  provider text not null,
  provider_dispute_id text not null,
  attempt_id uuid not null references attempt,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null,
  state text not null check (state in ('opened', 'won', 'lost')),
  -- Until when the shop may say what speaks for it.
  answer_by timestamptz,
  opened_at timestamptz not null default now(),
  ended_at timestamptz,
  -- What staff said last: a note, or that the buyer may keep the money.
  answer_id uuid unique,
  note text,
  is_accepted boolean not null default false,
  answer_state text check (answer_state in ('pending', 'sent', 'refused')),
  answered_at timestamptz,
  -- When its pending answer is sent again, or the provider is asked.
  look_at timestamptz not null default now() + interval '1 hour',
  looks integer not null default 0,
  constraint dispute_of_provider unique (provider, provider_dispute_id),
  constraint dispute_ended check ((state = 'opened') = (ended_at is null)),
  constraint dispute_answer check (
    (answer_id is null) = (note is null and not is_accepted)
    and (answer_id is null) = (answer_state is null) and (answer_id is null) = (answered_at is null))
);
create index dispute_state on dispute (state, dispute_id);
create index dispute_attempt on dispute (attempt_id);
create index dispute_due on dispute (look_at) where state = 'opened' or answer_state = 'pending';

-- Who said something of a dispute, each in the transaction that wrote it down.
create table dispute_action (
  action_id uuid primary key,
  dispute_id uuid not null references dispute,
  word text not null check (word in ('note', 'acceptance')),
  actor_kind text not null check (actor_kind in ('staff', 'key')),
  actor_id uuid not null,
  acted_at timestamptz not null default now()
);
create index dispute_action_dispute on dispute_action (dispute_id);

-- What disputes have taken of a try: nobody can give it back to the buyer once more.
alter table attempt add column disputed_minor bigint not null default 0 check (disputed_minor >= 0);
drop index attempt_open;
create index attempt_open on attempt (look_at)
  where state in ('new', 'unknown')
    or (is_cancelled and (captured_minor > refunded_minor + disputed_minor or state in ('pending', 'authorised')))
    or (state = 'declined' and decline_code = 'not-received' and looks < 12)
    or ((is_cancelled or is_released) and is_held and state in ('authorised', 'captured') and captured_minor + voided_minor < amount_minor);
