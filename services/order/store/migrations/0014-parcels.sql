-- Parcels that a carrier brings: booked under the id of their shipment, followed by what the carrier tells.
create table parcels (
  shipment_id uuid primary key references shipments,
  carrier text not null,
  state text not null default 'asked' check (state in ('asked', 'booked', 'refused', 'cancelling', 'cancelled')),
  -- The carrier's own id.
  parcel_id text,
  label_url text,
  -- Where it is by the event of the highest sequence; 0 and null before the first.
  sequence integer not null default 0 check (sequence >= 0),
  status text,
  -- When the carrier must be asked; null when nothing more is expected.
  look_at timestamptz,
  tries integer not null default 0,
  created_at timestamptz not null default now(),
  constraint parcels_booked check (state in ('asked', 'refused', 'cancelled') or parcel_id is not null),
  constraint parcels_waits check (state not in ('asked', 'cancelling') or look_at is not null),
  constraint parcels_status check ((status is null) = (sequence = 0))
);
create index parcels_due on parcels (look_at) where look_at is not null;

create table tracking_events (
  shipment_id uuid not null references parcels,
  sequence integer not null check (sequence > 0),
  status text not null check (status in ('label-created', 'picked-up', 'in-transit', 'out-for-delivery',
    'failed-attempt', 'delivered', 'lost', 'returned-to-sender', 'cancelled')),
  at timestamptz not null,
  place text not null,
  heard_at timestamptz not null default now(),
  primary key (shipment_id, sequence)
);

-- Carriers write into the time line too. Rows that are there already hold by the narrower check.
alter table order_timeline drop constraint order_timeline_who_check,
  add constraint order_timeline_who_check
    check (who in ('buyer', 'system', 'provider', 'carrier') or who ~ '^(staff|key):') not valid;
