-- What staff keep back from sale at a location, and how many may be ordered beyond what is there: every change, with who
-- and why. The last of each account is what `stock` holds.
create table stock_limits (
  change_id uuid primary key default uuidv7(),
  variant_id uuid not null,
  location_id text not null,
  safety bigint not null check (safety >= 0),
  backorder_limit bigint not null check (backorder_limit >= 0),
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  constraint stock_limits_stock foreign key (variant_id, location_id) references stock
);
create index stock_limits_account on stock_limits (variant_id, location_id, change_id);

-- As before, but what stays at its level keeps its time: it is also told of when the last free unit goes and back orders
-- begin.
create or replace function tell_level(told_id uuid, told_version bigint, free bigint, event_name text, trace text) returns boolean
language plpgsql as $$
begin
  insert into stock_levels (variant_id, level) values (told_id, stock_level(free))
  on conflict (variant_id) do update set level = excluded.level,
    since = case when stock_levels.level = excluded.level then stock_levels.since else now() end;
  insert into event_log (event_id, name, key, version, payload, traceparent)
  select uuidv7(), event_name, told_id::text, told_version,
    jsonb_build_object('variantId', told_id, 'productId', p.product_id, 'slug', p.slug, 'free', free), trace
  from variants v join products p using (product_id) where v.variant_id = told_id;
  return true;
end $$;
