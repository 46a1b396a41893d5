import { money } from '#contracts/money.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { tellStuck } from '../../domain/tell-stuck.ts';
import { findLooks, findStuckOrders } from '../../store/book/stuck-orders.ts';
import { findOrders } from '../../store/orders.ts';

const listedMost = 100;

/** Orders that do not go on, the longest first; or one order, stuck or not. */
export async function listStuckOrders(
  tools: Tools<'order'>,
  { seconds = 60, orderId }: InputTo<'order', 'listStuckOrders'>,
): Promise<AnswerOf<'order', 'listStuckOrders'>> {
  const stuck = await tools.db.rows(findStuckOrders(orderId ?? null, seconds, listedMost));
  const ids = orderId === undefined ? stuck.map((each) => each.orderId) : [orderId];
  if (ids.length === 0) return { orders: [] };
  const [orders, looks] = await tools.db.together([findOrders(ids), findLooks(ids)]);
  return {
    orders: ids.flatMap((id) => {
      const order = orders.find((each) => each.orderId === id);
      if (!order) return [];
      const found = stuck.find((each) => each.orderId === id);
      const { orderNumber, state, totalMinor, currency } = order;
      return {
        orderId: id,
        orderNumber,
        state,
        total: money(totalMinor, currency),
        why: found?.why ?? 'none',
        since: found?.since ?? null,
        lookAt: looks.find((each) => each.orderId === id)?.lookAt ?? null,
        ...tellStuck(order),
      };
    }),
  };
}
