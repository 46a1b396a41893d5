-- The gateway remembers nothing of its own yet but its audit of settings changed by staff.
create table staff_action (
  action_id uuid primary key,
  subject text not null,
  action text not null check (action in ('setting.changed', 'setting.undone')),
  target text not null,
  at timestamptz not null default now()
);
create index staff_action_at on staff_action (at);
