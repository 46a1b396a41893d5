-- What the job runner keeps beside graphile-worker's own schema.

-- The jobs of this room and how often each may be tried; `schedule` reads it.
create table job_known (
  name text primary key,
  max_attempts integer not null
);

-- The runners alive now: jobs locked by any other belong to a process that died.
create table job_runner (
  runner text primary key,
  until timestamptz not null
);

-- Jobs that repeat by timer. Whoever holds the row runs it; a holder that falls silent loses it.
create table job_timer (
  name text primary key,
  every_seconds double precision not null check (every_seconds > 0),
  next_at timestamptz not null default now(),
  holder text,
  until timestamptz,
  claimed_at timestamptz,
  failures integer not null default 0,
  last_error text
) with (fillfactor = 50);
