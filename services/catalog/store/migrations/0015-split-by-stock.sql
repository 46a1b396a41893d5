-- What each location gives to an order whose goods lie at several, as `choose_shares` says, of what is there now: the
-- accounts are locked by the statement that asks, and so cannot change meanwhile. Quantities by variant and location; null
-- when there is not enough, or when one of the variants was not found to be locked. Called only where there is a choice:
-- as steps of that statement it would cost every order a part of its time.
create function split_stock(wanted_ids uuid[], wanted_quantities bigint[], locked_ids uuid[]) returns jsonb
language plpgsql volatile as $$
begin
  if not locked_ids @> wanted_ids then
    return null;
  end if;
  return (select jsonb_object_agg(share.variant_id || ' ' || share.location_id, share.quantity) from (
      select array_agg(s.variant_id) as variant_ids, array_agg(s.location_id) as location_ids,
        array_agg(s.free + s.backorder_limit) as usable, array_agg(w.quantity) as wanted
      from unnest(wanted_ids, wanted_quantities) as w (variant_id, quantity) join stock s using (variant_id)) account
    cross join lateral choose_shares(account.variant_ids, account.location_ids, account.usable, account.wanted) share);
end $$;

-- Tells of the variants among these (parallel arrays of what their accounts have gained, and what more may be ordered of
-- them) that came to another level, or to back orders and out of them, and counts them. Reads what the statement that
-- asks has written. As a step of that statement it cost every order a part of its time; it is asked where a level is near.
create function tell_levels(ids uuid[], gained_each bigint[], opened_each bigint[], event_name text, trace text) returns bigint
language plpgsql volatile as $$
begin
  return (
    select count(tell_level(variant_id, version, usable, event_name, trace)) from (
      select variant_id, sum(s.version)::bigint as version, sum(s.free)::bigint as free,
        sum(s.free + s.backorder_limit)::bigint as usable, gained, opened
      from (select id as variant_id, sum(gain)::bigint as gained, sum(opening)::bigint as opened
        from unnest(ids, gained_each, opened_each) as account (id, gain, opening) group by id) change
      join stock s using (variant_id) group by variant_id, gained, opened) level
    where stock_level(usable - opened) <> stock_level(usable) or (free - gained > 0) <> (free > 0));
end $$;
