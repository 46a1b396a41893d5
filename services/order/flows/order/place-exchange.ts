import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { draftExchange } from '../../domain/return/draft-exchange.ts';
import type { Receipt } from '../../domain/return/receipt.ts';
import { findDrafts } from '../../store/draft/draft-orders.ts';
import { findOrder } from '../../store/orders.ts';
import { placeDraftOrders } from './place-draft-orders.ts';

/** What waits for another try, instead of making an exchange impossible. */
const passing = new Set(['version-conflict', 'already-exists']);

/**
 * Places the order that sends what arrived of a return again, for nothing, or finds it by its reference. Says why where
 * the goods cannot be sent again: there are none of them, or nobody to send them to is known any more.
 */
export async function placeExchange(
  tools: Tools<'order'>,
  order: Order,
  receipt: Receipt,
): Promise<{ orderId: string } | { impossible: string }> {
  const draft = draftExchange(order, receipt);
  const [known] = await tools.db.rows(findDrafts([draft.reference]));
  const placed = known && (await tools.db.row(findOrder(known.orderId)));
  if (placed?.state === 'paid') return { orderId: placed.orderId };
  if (placed?.state === 'cancelled') return { impossible: `order ${placed.orderNumber} was cancelled` };
  const answer = await placeDraftOrders(tools, { orders: [draft] });
  const [result] = isRefusal(answer) ? [] : answer.results;
  if (result?.outcome === 'placed') return { orderId: result.orderId };
  const code = isRefusal(answer) ? answer.refusal : result?.code;
  const detail = isRefusal(answer) ? answer.detail : (result?.detail ?? '');
  if (code === undefined || passing.has(code)) {
    throw new Error(`return ${receipt.returnId} cannot be exchanged yet: ${detail}`);
  }
  return { impossible: detail };
}
