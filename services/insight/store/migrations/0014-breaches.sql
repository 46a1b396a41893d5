-- How far the auditor has looked at the log of each room, when everything of it was counted anew, and how far the books of
-- its orders have been compared in the walk that is under way.
create table audit_rooms (
  room text primary key,
  mark jsonb not null,
  audited_at timestamptz not null default now(),
  recounted_at timestamptz,
  is_walking boolean not null default false,
  walked_to uuid
);

-- What does not hold, by the rule and the thing. `since` is when it began to be unexplained; `marks` are the places in the logs
-- that its books must have been heard up to before they are judged.
create table breaches (
  room text not null,
  rule text not null,
  id text not null,
  detail text not null,
  found_by text not null check (found_by in ('changes', 'recount', 'books', 'missed')),
  open_because text,
  marks jsonb,
  first_seen_at timestamptz not null default now(),
  since timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  told_at timestamptz,
  closed_at timestamptz,
  primary key (room, rule, id)
);
create index breaches_open on breaches (since) where closed_at is null;
create index breaches_closed on breaches (closed_at) where closed_at is not null;

-- What was repaired: by whom, and what it was before and after. A row without an end is a repair that was interrupted.
create table breach_repairs (
  repair_id uuid primary key,
  breach text not null,
  room text not null,
  rule text not null,
  id text not null,
  who text not null,
  asked_at timestamptz not null default now(),
  done_at timestamptz,
  before text,
  after text
);
