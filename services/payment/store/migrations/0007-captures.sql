-- A try whose money is only held at first and captured apart, in parts.
alter table attempt add column is_held boolean not null default false;
-- No more is captured of it: what is still held is let go.
alter table attempt add column is_released boolean not null default false;
-- What was held and let go.
alter table attempt add column voided_minor bigint not null default 0;
alter table attempt add constraint attempt_voided_within_rest check (voided_minor between 0 and amount_minor - captured_minor);

-- Money wanted of what is held: written before it is sent.
create table capture (
  capture_id uuid primary key,
  attempt_id uuid not null references attempt,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null check (state in ('pending', 'succeeded', 'failed')),
  refused_code text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  look_at timestamptz not null default now() + interval '5 seconds',
  looks integer not null default 0,
  constraint capture_refused_is_whole check ((state = 'failed') = (refused_code is not null))
);
create index capture_attempt on capture (attempt_id);
create index capture_pending on capture (look_at) where state = 'pending';

-- Tries that the room looks after by itself: those of which something held is to be let go of, too.
drop index attempt_open;
create index attempt_open on attempt (look_at)
  where state in ('new', 'unknown')
    or (is_cancelled and (captured_minor > refunded_minor or state in ('pending', 'authorised')))
    or (state = 'declined' and decline_code = 'not-received' and looks < 12)
    or ((is_cancelled or is_released) and is_held and state in ('authorised', 'captured') and captured_minor + voided_minor < amount_minor);
