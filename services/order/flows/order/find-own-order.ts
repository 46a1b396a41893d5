import { timingSafeEqual } from 'node:crypto';
import type { Permission } from '#contracts/access.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { findOrder } from '../../store/orders.ts';

type Wanted = { orderId: string; orderKey?: string };

/**
 * An order with how the asker may see it: as its buyer (signed in, or by the key of the tracking link), or as staff who
 * hold `permission`. Undefined when it does not exist or is somebody else's.
 */
export async function findOwnOrder(
  tools: Tools<'order'>,
  { orderId, orderKey }: Wanted,
  permission: Permission | null,
): Promise<{ order: Order; reader: 'buyer' | 'staff' } | undefined> {
  const order = await tools.db.row(findOrder(orderId));
  if (!order) return undefined;
  if (orderKey !== undefined && isSame(orderKey, order.orderKey)) return { order, reader: 'buyer' };
  const { subject } = tools.context;
  if (subject.kind === 'customer' && subject.customerId === order.customerId)
    return { order, reader: 'buyer' };
  const isStaff = subject.kind === 'staff' || subject.kind === 'key';
  if (permission && isStaff && subject.permissions.includes(permission)) return { order, reader: 'staff' };
  return undefined;
}

function isSame(given: string, known: string): boolean {
  const [first, second] = [Buffer.from(given), Buffer.from(known)];
  return first.length === second.length && timingSafeEqual(first, second);
}
