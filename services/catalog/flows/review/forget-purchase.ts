import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { forgetPurchase as forget } from '../../store/review/reviews.ts';

/** Forgets what was bought with an order that was cancelled; a review that was written stays. */
export async function forgetPurchase(
  tools: Tools<'catalog'>,
  { payload }: DeliveredEvent<'order.cancelled'>,
): Promise<void> {
  await tools.db.rows(forget(payload.orderId));
}
