-- Endpoints outside that are told of events, what each has been told, and what the shop tells its staff.

alter table staff_action drop constraint staff_action_action_check;
alter table staff_action add constraint staff_action_action_check check (action in (
  'setting.changed', 'setting.undone', 'webhook.created', 'webhook.changed', 'webhook.removed',
  'webhook.secret-rotated', 'webhook.tested', 'webhook.redriven')) not valid;

-- Secrets are sealed: the key is not in the database.
create table webhook_endpoint (
  endpoint_id uuid primary key,
  url text not null check (length(url) <= 500),
  description text not null,
  events text[] not null check (cardinality(events) > 0),
  state text not null default 'active' check (state in ('active', 'paused', 'removed')),
  paused_because text check (paused_because in ('staff', 'failures', 'gone')),
  paused_at timestamptz,
  failures integer not null default 0 check (failures >= 0),
  failing_since timestamptz,
  sealed_secret text not null,
  sealed_previous text,
  previous_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint webhook_endpoint_paused check (
    (state = 'paused') = (paused_because is not null) and (paused_because is null) = (paused_at is null)),
  constraint webhook_endpoint_failing check ((failures = 0) = (failing_since is null)),
  constraint webhook_endpoint_previous check ((sealed_previous is null) = (previous_until is null))
);

-- One row for each event that an endpoint is told. Of the rows of a key that are not delivered only the first has
-- `due_at`; the others wait behind it. A courier holds the row while it sends.
create table webhook_delivery (
  delivery_id uuid primary key default uuidv7(),
  endpoint_id uuid not null references webhook_endpoint (endpoint_id),
  event_id uuid not null,
  event text not null,
  key text not null,
  place bigint generated always as identity,
  body text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'parked')),
  attempts integer not null default 0 check (attempts >= 0),
  due_at timestamptz,
  holder uuid,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint webhook_delivery_once unique (endpoint_id, event_id),
  constraint webhook_delivery_due check (due_at is null or state = 'pending'),
  constraint webhook_delivery_settled check ((settled_at is not null) = (state <> 'pending')),
  constraint webhook_delivery_held check ((holder is null) = (lease_until is null))
);
create index webhook_delivery_lane on webhook_delivery (endpoint_id, key, place) where state <> 'delivered';
create index webhook_delivery_due on webhook_delivery (endpoint_id, due_at) where due_at is not null;
create index webhook_delivery_log on webhook_delivery (endpoint_id, delivery_id);
create index webhook_delivery_state on webhook_delivery (endpoint_id, state, delivery_id);
create index webhook_delivery_created_at on webhook_delivery (created_at);

-- Each request: its status and the beginning of its answer, or why there was none.
create table webhook_attempt (
  attempt_id uuid primary key,
  delivery_id uuid not null references webhook_delivery (delivery_id) on delete cascade,
  at timestamptz not null default now(),
  status integer check (status between 100 and 599),
  error text,
  duration_ms integer not null check (duration_ms >= 0),
  answer text not null check (octet_length(answer) <= 4096),
  constraint webhook_attempt_outcome check ((status is null) <> (error is null))
);
create index webhook_attempt_delivery on webhook_attempt (delivery_id, attempt_id);

create table staff_notice (
  notice_id uuid primary key default uuidv7(),
  kind text not null check (kind in ('webhook-paused')),
  target text not null,
  detail text not null,
  at timestamptz not null default now()
);
