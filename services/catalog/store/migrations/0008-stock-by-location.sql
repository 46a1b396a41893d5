-- Where goods lie. A lower `priority` is asked first; every variant has an account at `main` from its first day.
alter table locations add column title text not null default 'Main', add column priority integer not null default 100;
alter table locations alter column title drop default, alter column priority drop default;
alter table locations add constraint locations_priority check (priority between 0 and 10000);

-- What shoppers are told of a variant, all locations together, and since when: written when it changes, so that the list
-- of what runs low needs no look at every account.
create table stock_levels (
  variant_id uuid primary key references variants,
  level text not null check (level in ('out', 'low', 'in-stock')),
  since timestamptz not null default now()
);
create index stock_levels_short on stock_levels (level, variant_id) where level <> 'in-stock';
insert into stock_levels (variant_id, level)
select variant_id, stock_level(sum(free)::bigint) from stock group by variant_id;

-- Notes and announces that a variant came to another level, which is seldom: as steps of every statement that moves
-- stock it would cost each of them a tenth of its time.
create function tell_level(told_id uuid, told_version bigint, free bigint, event_name text, trace text) returns boolean
language plpgsql as $$
begin
  insert into stock_levels (variant_id, level) values (told_id, stock_level(free))
  on conflict (variant_id) do update set level = excluded.level, since = now();
  insert into event_log (event_id, name, key, version, payload, traceparent)
  select uuidv7(), event_name, told_id::text, told_version,
    jsonb_build_object('variantId', told_id, 'productId', p.product_id, 'slug', p.slug, 'free', free), trace
  from variants v join products p using (product_id) where v.variant_id = told_id;
  return true;
end $$;

-- `reference` is what a movement belongs to: a transfer or a count.
alter table movements add column reference uuid;
alter table movements drop constraint movements_reason;
alter table movements add constraint movements_reason check (
  case when order_id is null then reason in ('opening', 'received', 'counted', 'transferred')
    and (reason <> 'transferred' or reference is not null)
  else quantity > 0 and reference is null and reason in
    ('held', 'committed', 'retaken', 'released', 'expired', 'cancelled', 'shipped', 'returned', 'scrapped') end);
-- Orders are taken from `main` by rule, whose movements are read by their ids alone: an index would cost each order.
create index movements_elsewhere on movements (location_id, movement_id) where location_id <> 'main';
create index movements_reference on movements (reference) where reference is not null;

create table transfers (
  transfer_id uuid,
  from_location text not null references locations,
  to_location text not null references locations,
  note text,
  moved_by text not null,
  moved_at timestamptz not null default now(),
  constraint transfers_pkey primary key (transfer_id),
  constraint transfers_elsewhere check (from_location <> to_location)
);

create table counts (
  count_id uuid,
  location_id text not null references locations,
  reason text not null,
  counted_by text not null,
  counted_at timestamptz not null default now(),
  constraint counts_pkey primary key (count_id)
);

-- What was on hand by the books when it was counted; a difference is a movement.
create table count_lines (
  count_id uuid not null references counts,
  variant_id uuid not null references variants,
  on_hand bigint not null,
  counted bigint not null check (counted >= 0),
  primary key (count_id, variant_id)
);

-- What each location gives to an order, of what may be taken at several (parallel arrays): from the fewest locations
-- that have everything together; of several such sets from the one with the locations of highest priority, and from
-- those first. Sets are bits, the higher the priority the higher the bit, tried from small to large; there are at most
-- 8 locations, hence 255 sets. No rows when all together have not enough.
create function choose_shares(variant_ids uuid[], location_ids text[], usable_here bigint[], wanted_all bigint[])
returns table (variant_id uuid, location_id text, quantity bigint)
language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
  with place as (
    select location_id, 1 << (row_number() over (order by priority desc, location_id desc) - 1)::int as bit
    from locations where location_id = any(location_ids)
  ), offer as (
    select g.variant_id, g.location_id, g.usable, g.wanted, p.bit
    from unnest(variant_ids, location_ids, usable_here, wanted_all) as g (variant_id, location_id, usable, wanted)
    join place p using (location_id) where g.usable > 0
  ), need as (
    select distinct g.variant_id, g.wanted from unnest(variant_ids, wanted_all) as g (variant_id, wanted)
  ), choice as (
    select places from (
      select places from generate_series(1, case when exists (select from need n where n.wanted >
          coalesce((select sum(o.usable) from offer o where o.variant_id = n.variant_id), 0)) then 0
        else (select (1 << count(*)::int) - 1 from place) end) as places
      order by bit_count(places::bit(16)), places desc offset 0) tried
    where (select count(*) from (select from offer o where o.bit & places > 0
      group by o.variant_id, o.wanted having sum(o.usable) >= o.wanted) filled) = (select count(*) from need)
    limit 1
  )
  select split.variant_id, split.location_id, split.quantity from (
    select o.variant_id, o.location_id, least(o.usable, greatest(0, o.wanted - coalesce(sum(o.usable) over (
      partition by o.variant_id order by o.bit desc rows between unbounded preceding and 1 preceding), 0)))::bigint as quantity
    from choice c join offer o on o.bit & c.places > 0) split
  where split.quantity > 0;
end $$;

-- As before, but written into the statements that ask it instead of called for every row: what is strict is called.
create or replace function stock_level(free bigint) returns text
language sql immutable called on null input
return case when free <= 0 then 'out' when free <= 5 then 'low' else 'in-stock' end;
