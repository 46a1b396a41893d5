import type { Permission } from '#contracts/access.ts';
import type { Tools } from '#runtime/tools.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import { findOrderOfBuyer } from '../../store/return/order-of-buyer.ts';

/** Whether the asker is the buyer of an order, or of the staff who hold `permission`; nobody else learns that it exists. */
export async function maySeeOrder(
  tools: Tools<'order'>,
  { orderId, orderKey = null }: { orderId: string; orderKey?: string | null },
  permission: Permission,
): Promise<boolean> {
  const { subject } = tools.context;
  const found = await tools.db.row(findOrderOfBuyer(orderId, orderKey, customerIdOf(subject)));
  if (!found) return false;
  return found.isOwn || ('permissions' in subject && subject.permissions.includes(permission));
}
