import { statement } from '#runtime/db/statement.ts';
import type { Currency } from '#contracts/money.ts';
import type { Order } from '../domain/order.ts';
import type { OrderState } from '../domain/order-state.ts';

/** An order as a list for staff shows it. */
export type ListedOrder = {
  orderId: string;
  orderNumber: string;
  state: OrderState;
  fulfilment: Order['fulfilment'];
  placedAt: string;
  customerName: string;
  itemCount: number;
  totalMinor: number;
  currency: Currency;
};

const listed = `select order_id as "orderId", order_number as "orderNumber", state, fulfilment, placed_at as "placedAt",
     coalesce(shipping_address ->> 'name', '') as "customerName", item_count as "itemCount", total_minor as "totalMinor", currency
   from orders`;

/** By what a list of orders is narrowed: each has an index that ends in the order's id, by which lists are sorted. */
const conditions = {
  all: '$1::text is null',
  state: 'state = $1::text',
  fulfilment: `state = 'paid' and fulfilment = $1::text`,
  customer: 'customer_id = $1::uuid',
  overdue: `$1::text is null and overdue_since is not null
    and exists (select from order_lines l where l.order_id = orders.order_id and l.variant_id is not null
      and l.shipped_quantity + l.withdrawn_quantity < l.quantity)`,
} as const;
export type ListedBy = keyof typeof conditions;
export type ListedFrom = 'newest' | 'oldest';

const countedMost = 10_001;

/** A page of orders by one condition, from one end, behind the order `after` if one is given. */
export function listOrdersBy(by: ListedBy, from: ListedFrom) {
  const behind =
    from === 'newest'
      ? `order_id < coalesce($2, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid) order by order_id desc`
      : `order_id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid) order by order_id`;
  return statement<ListedOrder, [value: string | null, after: string | null, limit: number]>(
    `order.list.${by}.${from}`,
    `${listed} where ${conditions[by]} and ${behind} limit $3`,
  );
}

/** How many orders match one condition, counted up to 10,001. */
export function countOrdersBy(by: ListedBy) {
  return statement<{ count: number }, [value: string | null]>(
    `order.list.count.${by}`,
    `select count(*) as count from (select from orders where ${conditions[by]} limit ${countedMost}) as matching`,
  );
}

/** The order of a number, if it is in the state asked for. */
export const listOrdersByNumber = statement<ListedOrder, [orderNumber: string, state: OrderState | null]>(
  'order.list.by-number',
  `${listed} where order_number = $1 and ($2::text is null or state = $2)`,
);
