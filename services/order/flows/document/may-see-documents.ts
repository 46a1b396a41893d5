import { timingSafeEqual } from 'node:crypto';
import type { Tools } from '#runtime/tools.ts';
import { findOrderHolder } from '../../store/document/order-holder.ts';

/**
 * Whether the asker may see the documents of an order: its buyer (signed in, or by the key of the tracking link) and
 * staff who read orders may. Nobody else learns that there is such an order.
 */
export async function maySeeDocuments(
  tools: Tools<'order'>,
  { orderId, orderKey }: { orderId: string; orderKey?: string },
): Promise<boolean> {
  const holder = await tools.db.row(findOrderHolder(orderId));
  if (!holder) return false;
  if (orderKey !== undefined && isSame(orderKey, holder.orderKey)) return true;
  const { subject } = tools.context;
  if (subject.kind === 'customer') return subject.customerId === holder.customerId;
  return 'permissions' in subject && subject.permissions.includes('orders.read');
}

function isSame(given: string, known: string): boolean {
  const [first, second] = [Buffer.from(given), Buffer.from(known)];
  return first.length === second.length && timingSafeEqual(first, second);
}
