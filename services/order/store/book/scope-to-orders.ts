import type { Step } from '#runtime/db/statement.ts';

const ofOrder = (table: string) => `${table} as (select * from ${table} where order_id = any($2::uuid[]))`;
const ofRow = (table: string, key: string, parent: string) =>
  `${table} as (select * from ${table} where ${key} in (select ${key} from ${parent}))`;

/** Each table that rules of orders read, under its own name, with the rows of some orders only. */
const scoped = [
  ofOrder('orders'),
  ofOrder('order_lines'),
  ofOrder('payment_attempts'),
  ofOrder('refunds'),
  ofRow('refund_lines', 'refund_id', 'refunds'),
  ofOrder('returns'),
  ofRow('return_lines', 'return_id', 'returns'),
  ofOrder('draft_orders'),
  ofOrder('shipments'),
  ofRow('shipment_lines', 'shipment_id', 'shipments'),
  ofRow('parcels', 'shipment_id', 'shipments'),
  ofRow('tracking_events', 'shipment_id', 'shipments'),
  ofOrder('documents'),
  // Whether numbers have gaps is asked of all documents of a market, or of none.
  'document_numbers as (select * from document_numbers where false)',
  ofOrder('order_edits'),
  ofOrder('order_timeline'),
  'order_additions as (select * from order_additions where order_id = any($2::uuid[]) or addition_id = any($2::uuid[]))',
  ofOrder('charges'),
  ofRow('charge_lines', 'charge_id', 'charges'),
  `carts as (select * from carts where cart_id in (select cart_id from orders) or frozen_by = any($2::uuid[]))`,
  `used as (select coupon_code as code from orders where coupon_code is not null union select unnest($3::text[]))`,
  `coupons as (select * from coupons where code in (select code from used))`,
  `coupon_redemptions as (select * from coupon_redemptions where code in (select code from used)
     and (order_id = any($2::uuid[]) or released_at is null))`,
  `coupon_buyers as (select * from coupon_buyers where code in (select code from used))`,
].join(',\n');

/**
 * The same rule, asked of some orders and coupons only: a name in `with` stands before the table of that name, so the rule
 * is one text, whole or in part. `find` has its limit as $1 and nothing else.
 */
export function scopeToOrders<Row>(
  find: Step<Row>,
  orderIds: readonly string[],
  codes: readonly string[],
): Step<Row> {
  return {
    name: `${find.name}-of-some`,
    text: `with ${scoped} select * from (${find.text}) as found`,
    values: [...find.values, orderIds, codes],
  };
}
