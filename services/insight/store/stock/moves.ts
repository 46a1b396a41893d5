import { statement } from '#runtime/db/statement.ts';

/** Opens accounts for moves (JSON rows) of variants and locations that were not heard of. */
export const openAccounts = statement<unknown, [moves: string]>(
  'insight.stock-ages.open',
  `insert into stock_accounts (variant_id, location_id)
   select distinct "variantId", "locationId" from jsonb_to_recordset($1::jsonb) as told ("variantId" uuid, "locationId" text)
   order by 1, 2 on conflict (variant_id, location_id) do nothing`,
);

/** Lets one batch at a time work on the accounts of moves (JSON rows). Sent after `openAccounts`. */
export const lockAccounts = statement<unknown, [moves: string]>(
  'insight.stock-ages.lock',
  `select from stock_accounts where (variant_id, location_id) in (
     select "variantId", "locationId" from jsonb_to_recordset($1::jsonb) as told ("variantId" uuid, "locationId" text))
   order by variant_id, location_id for update`,
);

/** The layers of `offered` without as many of the oldest goods as are more than the account is told to have. */
const withoutOldest = (offered: string) => `select variant_id, location_id, received_on, quantity,
     least(quantity, greatest(0, until - greatest(0, whole - on_hand)))::bigint as remaining
   from (
     select o.*, m.on_hand, sum(quantity) over (partition by variant_id, location_id order by received_on) as until,
       sum(quantity) over (partition by variant_id, location_id) as whole
     from (select variant_id, location_id, received_on, sum(quantity)::bigint as quantity from (${offered}) each
       group by variant_id, location_id, received_on) o join moving m using (variant_id, location_id)) running`;

/**
 * Takes a batch of moves (JSON rows) into the layers of its accounts, each account's once, and unless it comes before one
 * that is missing: then it is kept to wait (`early`), or taken all the same when it is forced. Goods that go are the oldest; goods from
 * another location bring their days along; of the rest, what is more than before and was not said to be received on some day came
 * on the day of the batch. Sums of accounts are joined, never looked up for
 * each, and layers that stay as they are not touched: a batch may have hundreds of accounts with dozens of layers. Sent after `lockAccounts`.
 */
export const takeMoves = statement<
  { outcome: 'taken' | 'known' | 'early' },
  [batchId: string, movedOn: string, moves: string, isForced: boolean]
>(
  'insight.stock-ages.take',
  `with told as materialized (
     select t."variantId" as variant_id, t."locationId" as location_id, t.number, t."onHand" as on_hand, t.received,
       t."fromLocationId" as from_id, a.number as before
     from jsonb_to_recordset($3::jsonb) as t ("variantId" uuid, "locationId" text, number bigint, "onHand" bigint,
       received jsonb, "fromLocationId" text)
     join stock_accounts a on a.variant_id = t."variantId" and a.location_id = t."locationId"
   ), verdict as (
     select case when not bool_or(number > before) then 'known'
       when bool_or(number > before + 1) and not $4::boolean then 'early' else 'taken' end as outcome
     from told
   ), moving as (
     select told.* from told, verdict where outcome = 'taken' and number > before
   ), at_home as materialized (
     ${withoutOldest(`select l.variant_id, l.location_id, l.received_on, l.quantity
       from stock_layers l join moving m using (variant_id, location_id) where m.from_id is null
       union all select variant_id, location_id, (part ->> 'on')::date, (part ->> 'quantity')::bigint
       from moving, jsonb_array_elements(moving.received) part where from_id is null`)}
   ), brought as materialized (
     ${withoutOldest(`select l.variant_id, l.location_id, l.received_on, l.quantity
       from stock_layers l join moving m using (variant_id, location_id) where m.from_id is not null
       union all select m.variant_id, m.location_id, h.received_on, h.quantity - h.remaining
       from moving m join at_home h on h.variant_id = m.variant_id and h.location_id = m.from_id
       where m.from_id is not null and h.quantity > h.remaining`)}
   ), known as (
     select variant_id, location_id, received_on, remaining from at_home union all
     select variant_id, location_id, received_on, remaining from brought
   ), layer as materialized (
     select variant_id, location_id, received_on, sum(remaining)::bigint as quantity from (
       select * from known union all
       select m.variant_id, m.location_id, $2::date, m.on_hand - coalesce(k.remaining, 0) from moving m left join (
         select variant_id, location_id, sum(remaining) as remaining from known group by variant_id, location_id) k
         using (variant_id, location_id)) each
     group by variant_id, location_id, received_on
   ), written as (
     insert into stock_layers as l (variant_id, location_id, received_on, quantity)
     select variant_id, location_id, received_on, quantity from layer where quantity > 0 and not exists (
       select from stock_layers same where same.variant_id = layer.variant_id and same.location_id = layer.location_id
         and same.received_on = layer.received_on and same.quantity = layer.quantity)
     on conflict (variant_id, location_id, received_on) do update set quantity = excluded.quantity
   ), emptied as (
     delete from stock_layers l using layer where layer.quantity = 0 and l.variant_id = layer.variant_id
       and l.location_id = layer.location_id and l.received_on = layer.received_on
   ), counted as (
     update stock_accounts a set number = m.number, on_hand = m.on_hand, oldest_on = o.oldest_on
     from moving m join (select variant_id, location_id, min(received_on) filter (where quantity > 0) as oldest_on
       from layer group by variant_id, location_id) o using (variant_id, location_id)
     where a.variant_id = m.variant_id and a.location_id = m.location_id
   ), kept as (
     insert into waiting_moves (batch_id, moved_on, moves)
     select $1, $2, $3::jsonb from verdict where outcome = 'early' on conflict do nothing returning batch_id
   ), numbered as (
     insert into waiting_accounts (variant_id, location_id, number, batch_id)
     select variant_id, location_id, number, batch_id from told, kept on conflict do nothing
   ), served as (
     delete from waiting_moves using verdict where batch_id = $1 and outcome <> 'early'
   )
   select outcome from verdict`,
);

export type WaitingBatch = { batchId: string; movedOn: string; moves: unknown };

/** A batch that waits for one of these accounts and could be taken now. */
export const findReady = statement<WaitingBatch, [moves: string]>(
  'insight.stock-ages.find-ready',
  `select batch_id as "batchId", moved_on as "movedOn", moves from waiting_moves w
   where batch_id in (
       select c.batch_id from jsonb_to_recordset($1::jsonb) as told ("variantId" uuid, "locationId" text)
       join stock_accounts a on a.variant_id = told."variantId" and a.location_id = told."locationId"
       join waiting_accounts c on c.variant_id = a.variant_id and c.location_id = a.location_id and c.number <= a.number + 1)
     and not exists (select from waiting_accounts c join stock_accounts a using (variant_id, location_id)
       where c.batch_id = w.batch_id and c.number > a.number + 1)
   order by kept_at, batch_id limit 1`,
);

/** The batch that has waited longest, longer than some seconds. */
export const findOverdue = statement<WaitingBatch, [seconds: number]>(
  'insight.stock-ages.find-overdue',
  `select batch_id as "batchId", moved_on as "movedOn", moves from waiting_moves
   where kept_at < now() - make_interval(secs => $1::float8) order by kept_at, batch_id limit 1`,
);
