import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';
import type { KnownOrder } from '../../domain/points/plan-points.ts';

export type OrderRow = KnownOrder & { version: number };

const columns = `account_id as "accountId", goods_minor as "goodsMinor", currency, is_cancelled as "isCancelled",
     refunded_minor as "refundedMinor", earned, taken_back as "takenBack", version`;

/** Notes that an order is paid, once; a customer who is not (or no longer) known earns nothing. */
export const notePaid = statement<
  OrderRow,
  [orderId: string, customerId: string | null, goodsMinor: number, currency: Currency]
>(
  'user.points-order.note-paid',
  `insert into points_order (order_id, account_id, goods_minor, currency)
   values ($1, (select account_id from account where account_id = $2 and kind = 'customer' and is_active), $3, $4)
   on conflict (order_id) do update set
     account_id = coalesce(points_order.account_id, excluded.account_id),
     goods_minor = coalesce(points_order.goods_minor, excluded.goods_minor),
     currency = coalesce(points_order.currency, excluded.currency),
     version = points_order.version + 1
   returning ${columns}`,
);

/** Notes that an order was cancelled. */
export const noteCancelled = statement<OrderRow, [orderId: string]>(
  'user.points-order.note-cancelled',
  `insert into points_order (order_id, is_cancelled) values ($1, true)
   on conflict (order_id) do update set is_cancelled = true, version = points_order.version + 1
   returning ${columns}`,
);

/** Notes a refund of goods, once. */
export const noteRefunded = statement<OrderRow, [orderId: string, refundId: string, goodsMinor: number]>(
  'user.points-order.note-refunded',
  `with noted as (
     insert into points_refund (refund_id, order_id) values ($2, $1) on conflict do nothing returning 1)
   insert into points_order (order_id, refunded_minor)
   select $1, case when exists (select from noted) then $3::bigint else 0 end
   on conflict (order_id) do update set
     refunded_minor = points_order.refunded_minor + excluded.refunded_minor, version = points_order.version + 1
   returning ${columns}`,
);

/** Writes down what an order has earned and given back; refuses with `order-unchanged` when other news came meanwhile. */
export const settleOrder = statement<
  unknown,
  [orderId: string, version: number, earned: number, takenBack: number]
>(
  'user.points-order.settle',
  `with settled as (
     update points_order set earned = $3, taken_back = $4, version = version + 1
     where order_id = $1 and version = $2 returning 1)
   select must(exists (select from settled), 'order-unchanged')`,
);
