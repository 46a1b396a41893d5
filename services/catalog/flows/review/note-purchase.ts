import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { lockPerson } from '../../store/privacy/persons.ts';
import { notePurchase as note } from '../../store/review/reviews.ts';

/** Remembers which products a customer bought, so that they may review them; nothing of one who was forgotten. */
export async function notePurchase(
  tools: Tools<'catalog'>,
  { payload }: DeliveredEvent<'order.paid'>,
): Promise<void> {
  const { customerId, orderId, lines } = payload;
  if (customerId === null) return;
  const variantIds = lines.map(({ variantId }) => variantId);
  await tools.db.flight([lockPerson(customerId), note(customerId, orderId, variantIds)]);
}
