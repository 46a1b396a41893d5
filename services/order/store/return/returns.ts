import { statement } from '#runtime/db/statement.ts';
import type { ReturnValue } from '#contracts/order/return.ts';
import type { ReturnState } from '../../domain/return/move-return.ts';

const wholeReturn = `select r.return_id as "returnId", r.order_id as "orderId", r.number, r.state, r.version, r.wanted,
     r.outcome, r.answer, r.due_at as "dueAt", r.requested_at as "requestedAt",
     (select f.refund_id from refunds f where f.return_id = r.return_id) as "refundId",
     r.exchange_order_id as "exchangeOrderId",
     (select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'title', l.title, 'quantity', g.quantity,
         'reason', g.reason, 'note', g.note, 'received', g.received, 'condition', g.condition, 'goods', g.goods)
         order by l.position)
       from return_lines g join order_lines l using (line_id) where g.return_id = r.return_id) as lines
   from returns r`;

export const findReturn = statement<ReturnValue, [returnId: string]>(
  'order.return.find',
  `${wholeReturn} where r.return_id = $1`,
);

export const listReturnsOfOrder = statement<ReturnValue, [orderId: string]>(
  'order.return.list-of-order',
  `${wholeReturn} where r.order_id = $1 order by r.number limit 100`,
);

/** A page of the returns in one state, the newest first, below the return `before` if one is given. */
export const listReturnsByState = statement<
  ReturnValue,
  [state: ReturnState, before: string | null, limit: number]
>(
  'order.return.list-by-state',
  `${wholeReturn} where r.state = $1 and r.return_id < coalesce($2, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
   order by r.return_id desc limit $3`,
);

/** How many returns are in one state, counted up to 10,001. */
export const countReturnsByState = statement<{ count: number }, [state: ReturnState]>(
  'order.return.count-by-state',
  'select count(*) as count from (select from returns where state = $1 limit 10001) few',
);

/** Takes a request to send goods back: a ReturnValue as JSON. Refused by `returns_number` when its number is taken. */
export const insertReturn = statement<unknown, [wanted: string]>(
  'order.return.insert',
  `with given as (
     select * from jsonb_to_record($1::jsonb) as r ("returnId" uuid, "orderId" uuid, number integer, wanted text,
       "requestedAt" timestamptz, "dueAt" timestamptz)),
   written as (
     insert into returns (return_id, order_id, number, wanted, requested_at, due_at)
     select "returnId", "orderId", number, wanted, "requestedAt", "dueAt" from given)
   insert into return_lines (return_id, line_id, quantity, reason, note)
   select given."returnId", "lineId", quantity, reason, note
   from given, jsonb_to_recordset($1::jsonb -> 'lines') as line ("lineId" uuid, quantity integer, reason text, note text)`,
);

/** Moves a return at the version that was read; refused as `return-moved` otherwise. */
export const moveReturnTo = statement<
  unknown,
  [returnId: string, version: number, state: ReturnState, answer: string | null, dueDays: number | null]
>(
  'order.return.move',
  `with moved as (
     update returns set state = $3, version = version + 1, changed_at = now(), answer = coalesce($4, answer),
       due_at = now() + make_interval(days => $5)
     where return_id = $1 and version = $2 returning 1)
   select must(exists (select from moved), 'return-moved')`,
);

/** Returns whose deadline has come, at most `limit`. */
export const findDueReturns = statement<ReturnValue, [limit: number]>(
  'order.return.find-due',
  `${wholeReturn} where r.due_at <= now() order by r.due_at limit $1`,
);
