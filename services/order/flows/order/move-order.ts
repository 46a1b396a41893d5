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
  const { orderId } = order;
  const flown = await tools.db.tryFlight([...steps, findOrder(orderId)]);
  if (flown.isRefused) return orderLeftBy(tools, orderId, flown.refusedBy);
  const [moved] = flown.rows.at(-1) as Order[];
  if (!moved) throw new Error(`order ${orderId} is gone`);
  return moved;
}

/**
 * As `moveOrder`, for a flow that knows what the order is afterwards: it is not read. The first step is the move, which tells the
 * instant of the database, `at`.
 */
export async function moveKnown(
  tools: Tools<'order'>,
  order: Order,
  steps: readonly [Step<{ at: string }>, ...Step[]],
  after: (at: string) => Order,
): Promise<Order> {
  const flown = await tools.db.tryFlight(steps);
  if (flown.isRefused) return orderLeftBy(tools, order.orderId, flown.refusedBy);
  const [[moved]] = flown.rows;
  if (!moved) throw new Error(`order ${order.orderId} is gone`);
  return after(moved.at);
}

/** The order as whoever moved it left it; throws when a move was refused by anything else. */
export async function orderLeftBy(tools: Tools<'order'>, orderId: string, refusedBy: string): Promise<Order> {
  if (!movedMeanwhile.has(refusedBy)) throw new DatabaseRefusal(refusedBy, '', undefined);
  const left = await tools.db.row(findOrder(orderId));
  if (!left) throw new Error(`order ${orderId} is gone`);
  return left;
}
