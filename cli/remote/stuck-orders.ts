import type { Client } from '../../apps/client/client.ts';
import { answerOf } from './connect.ts';

type Listed = Extract<Awaited<ReturnType<Client['order']['listStuckOrders']>>, { isOk: true }>;

/** An order that does not go on, or that was asked for by its id. */
export type StuckOrder = Listed['answer']['orders'][number];

/** Orders that have been stuck for so many seconds, or one order by its id. */
export async function listStuckOrders(
  client: Client,
  wanted: { seconds: number } | { orderId: string },
): Promise<StuckOrder[]> {
  return answerOf(await client.order.listStuckOrders(wanted)).orders;
}

/** Advances or undoes an order; gives its state afterwards. Throws RemoteError with what the shop says against it. */
export async function changeStuckOrder(
  client: Client,
  how: 'advance' | 'undo',
  wanted: { orderId: string; reason?: string },
): Promise<string> {
  const { order } = client;
  return answerOf(await (how === 'undo' ? order.undoOrder(wanted) : order.advanceOrder(wanted))).state;
}
