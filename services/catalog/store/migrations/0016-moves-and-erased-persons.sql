-- How often what is on hand changed: moves are numbered by account, so that listeners can put them in order.
alter table stock add column moves bigint not null default 0;
update stock set moves = 1 where on_hand > 0;

-- What is there already is told as one move of each account, from the receipts that it is left of when the oldest go first: the
-- newest ones, back to as many as there are.
insert into event_log (event_id, name, key, version, payload, traceparent)
select batch_id, 'stock.moved', batch_id::text, 1, jsonb_build_object('reason', 'received', 'moves', moves),
  '00-' || replace(gen_random_uuid()::text, '-', '') || '-' || left(replace(gen_random_uuid()::text, '-', ''), 16) || '-00'
from (
  select uuidv7() as batch_id, jsonb_agg(jsonb_build_object('variantId', variant_id, 'locationId', location_id,
    'number', 1, 'onHand', on_hand, 'received', parts) order by variant_id, location_id) as moves
  from (
    select s.variant_id, s.location_id, s.on_hand, coalesce(r.parts, '[]') as parts,
      (row_number() over (order by s.variant_id, s.location_id) - 1) / 500 as batch
    from stock s left join lateral (
      select jsonb_agg(jsonb_build_object('quantity', least(quantity, s.on_hand - newer),
        'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by at) as parts
      from (
        select at, on_hand_change as quantity, coalesce(sum(on_hand_change) over (order by at desc, movement_id desc
          rows between unbounded preceding and 1 preceding), 0) as newer
        from movements m where m.variant_id = s.variant_id and m.location_id = s.location_id and on_hand_change > 0
      ) receipt where newer < s.on_hand) r on true
    where s.on_hand > 0) account
  group by batch) batches;

-- Persons who were forgotten, by the SHA-256 of their id: news of them that come late are nobody's.
create table erased_persons (
  customer_hash bytea primary key,
  erased_at timestamptz not null default now()
);
