-- Who of the staff, or which key, asked for which change of what, when, and how it ended. Names no customer.
create table audit_entry (
  entry_id uuid primary key,
  at timestamptz not null default now(),
  subject text not null,
  call text not null,
  -- The one thing it was about: what kind of id, and which.
  target_kind text,
  target_id text check (length(target_id) <= 200),
  -- Null until it has ended: of a process that died meanwhile, nobody knows.
  outcome text check (length(outcome) <= 60),
  constraint audit_entry_target check ((target_kind is null) = (target_id is null))
);
create index audit_entry_subject on audit_entry (subject, entry_id);
create index audit_entry_call on audit_entry (call, entry_id);
create index audit_entry_target_id on audit_entry (target_id, entry_id) where target_id is not null;
create index audit_entry_at on audit_entry (at);
