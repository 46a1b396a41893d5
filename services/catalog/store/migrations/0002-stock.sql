create table locations (location_id text primary key);
insert into locations (location_id) values ('main');

-- What is here of a variant. `free` may be sold; it falls below zero only as far as back orders are allowed.
create table stock (
  variant_id uuid not null references variants,
  location_id text not null references locations,
  on_hand bigint not null default 0,
  held bigint not null default 0,
  committed bigint not null default 0,
  safety bigint not null default 0,
  backorder_limit bigint not null default 0,
  free bigint not null generated always as (on_hand - held - committed - safety) stored,
  version bigint not null default 1,
  primary key (variant_id, location_id),
  constraint stock_on_hand check (on_hand >= 0),
  constraint stock_held check (held >= 0),
  constraint stock_committed check (committed >= 0),
  constraint stock_safety check (safety >= 0 and backorder_limit >= 0),
  constraint stock_free check (free >= -backorder_limit)
) with (fillfactor = 60);

-- What shoppers are told of free stock; 'stock.changed' is announced when this changes.
create function stock_level(free bigint) returns text
language sql immutable strict
return case when free <= 0 then 'out' when free <= 5 then 'low' else 'in-stock' end;

-- The stock an order has taken: held until it is paid, then committed; or released.
create table reservations (
  order_id uuid primary key,
  state text not null check (state in ('held', 'committed', 'released')),
  held_until timestamptz not null,
  version bigint not null default 1
);
create index reservations_due on reservations (held_until) where state = 'held';

create table reservation_lines (
  order_id uuid not null references reservations,
  variant_id uuid not null,
  location_id text not null,
  quantity bigint not null check (quantity > 0),
  primary key (order_id, variant_id, location_id),
  constraint reservation_lines_stock foreign key (variant_id, location_id) references stock
);

-- Every change of a counter; their sums are the counters. `quantity` is in units, the reason tells what they did.
create table movements (
  movement_id uuid primary key default uuidv7(),
  variant_id uuid not null,
  location_id text not null,
  order_id uuid,
  reason text not null,
  quantity bigint not null,
  note text,
  at timestamptz not null default now(),
  on_hand_change bigint generated always as (case when order_id is null then quantity else 0 end) virtual,
  held_change bigint generated always as
    (case when reason = 'held' then quantity when reason in ('committed', 'released', 'expired') then -quantity else 0 end) virtual,
  committed_change bigint generated always as
    (case when reason in ('committed', 'retaken') then quantity when reason = 'cancelled' then -quantity else 0 end) virtual,
  constraint movements_reason check (
    case when order_id is null then reason in ('opening', 'received', 'counted')
    else quantity > 0 and reason in ('held', 'committed', 'retaken', 'released', 'expired', 'cancelled') end),
  constraint movements_stock foreign key (variant_id, location_id) references stock
);
create index movements_variant on movements (variant_id, at, movement_id);
