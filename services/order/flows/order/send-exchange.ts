import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { exchangeReference } from '../../domain/return/draft-exchange.ts';
import type { Receipt } from '../../domain/return/receipt.ts';
import { noteReturnInVain } from '../../store/due/in-vain.ts';
import { findOrder } from '../../store/orders.ts';
import { findReceipt, giveMoneyInstead, noteExchange } from '../../store/return/receipts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { placeExchange } from './place-exchange.ts';
import { restOrder } from './rest-order.ts';

/**
 * The job that sends the goods of a return again: an order of its own that costs nothing, noted at the return. Where they
 * cannot be sent again, their money is given back instead. Settling follows in either case.
 */
export async function sendExchange(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { returnId } = payload as { returnId: string };
  try {
    await sendAgain(tools, returnId);
  } catch (error) {
    await tools.db.rows(noteReturnInVain(returnId));
    throw error;
  }
}

async function sendAgain(tools: Tools<'order'>, returnId: string): Promise<void> {
  const receipt = await tools.db.row(findReceipt(returnId));
  const order = receipt && (await tools.db.row(findOrder(receipt.orderId)));
  if (!order) throw new Error(`there is no return ${returnId}`);
  const isOpen = receipt.state === 'received' && receipt.outcome === 'exchange';
  if (!isOpen || receipt.exchangeOrderId !== null) return;
  tools.killPoint('order.send-exchange.before');
  const placed = await placeExchange(tools, order, receipt);
  tools.killPoint('order.send-exchange.after-placed');
  if ('impossible' in placed) await refundInstead(tools, receipt, placed.impossible);
  else await note(tools, receipt, placed.orderId);
  tools.killPoint('order.send-exchange.after-noted');
}

async function note(
  tools: Tools<'order'>,
  { returnId, version }: Receipt,
  exchangeOrderId: string,
): Promise<void> {
  const flown = await tools.db.tryFlight([
    noteExchange(returnId, version, exchangeOrderId),
    schedule(tools, 'settle-return', { returnId }),
  ]);
  if (!flown.isRefused) return;
  const now = await tools.db.row(findReceipt(returnId));
  if (now?.exchangeOrderId === exchangeOrderId) return;
  // Another worker saw no goods and gave the money back: not both.
  const order = await tools.db.row(findOrder(exchangeOrderId));
  if (!order || order.state === 'cancelled') return;
  const cancelled = await cancelNow(tools, order, {
    who: 'system',
    why: 'The return was refunded instead.',
  });
  if (cancelled.state !== 'cancelled') throw new Error(`exchange order ${exchangeOrderId} is still there`);
  await restOrder(tools, await finishOrder(tools, cancelled));
}

async function refundInstead(
  tools: Tools<'order'>,
  { returnId, orderId, number, version }: Receipt,
  impossible: string,
): Promise<void> {
  const why = `The goods of return ${number} cannot be sent again, their money is given back: ${impossible}`;
  const flown = await tools.db.tryFlight([
    giveMoneyInstead(returnId, version, exchangeReference(returnId)),
    writeTimeline(orderId, 'exchange-failed', 'system', why),
    schedule(tools, 'settle-return', { returnId }),
  ]);
  if (flown.isRefused) throw new Error(`return ${returnId} has changed meanwhile: ${flown.refusedBy}`);
}
