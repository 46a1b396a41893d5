import { DatabaseRefusal } from '#runtime/db/database.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { findOrder } from '../../store/orders.ts';

/** What the database says when somebody else has moved the order, or is paying it, meanwhile. */
const movedMeanwhile: ReadonlySet<string> = new Set([
  'order-moved',
  'payment_attempts_one_live',
  'payment_attempts_number',
]);

/**
 * Sends the steps of a move as one flight and gives the order as it is afterwards. When somebody else has moved it
 * meanwhile nothing is written, and the order they left is given: it is not in hand any more.
 */
export async function moveOrder(tools: Tools<'order'>, order: Order, steps: readonly Step[]): Promise<Order> {
  const flown = await tools.db.tryFlight([...steps, findOrder(order.orderId)]);
  if (flown.isRefused && !movedMeanwhile.has(flown.refusedBy)) {
    throw new DatabaseRefusal(flown.refusedBy, '', undefined);
  }
  const rows = flown.isRefused ? await tools.db.rows(findOrder(order.orderId)) : flown.rows.at(-1);
  const [moved] = rows as Order[];
  if (!moved) throw new Error(`order ${order.orderId} is gone`);
  return moved;
}
