import type { Client } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';
import { askUntilAnswered } from '../replay/ask-until-answered.ts';
import { inFlight } from '../replay/in-flight.ts';
import { planStates, type OrderStory } from './plan-states.ts';

const requestsInFlight = 4;
const ordersMost = 100;
const carrier = 'Royal Mail';

/** Lets staff have worked on the newest orders: some are cancelled, sent, delivered, refunded or on their way back. */
export async function mixStates(client: Client): Promise<void> {
  const { orders } = answerOf(await client.order.listOrders({ state: 'paid', limit: ordersMost }));
  await inFlight(planStates(orders), requestsInFlight, (story) => live(client, story));
}

/** Orders of which nothing is left to send, because all was given back, stay as they are. */
async function live(client: Client, story: OrderStory): Promise<void> {
  const { orderId } = story;
  const { lines, payment } = answerOf(await client.order.getOrder({ orderId }));
  const left = lines.flatMap(({ lineId, variantId, quantity, refundedQuantity, shippedQuantity }) => {
    const unsent = quantity - refundedQuantity - shippedQuantity;
    return variantId !== null && unsent > 0 ? [{ lineId, quantity: unsent }] : [];
  });
  const [first] = left;
  if (!first) return;
  if (story.does === 'cancel') {
    if (payment.refunded.amountMinor > 0) return;
    await askUntilAnswered(() => client.order.cancelOrder({ orderId, reason: 'Ordered twice' }));
    return;
  }
  const part = left.length > 1 ? first : { ...first, quantity: Math.ceil(first.quantity / 2) };
  const sent = story.does === 'send-part' ? [part] : left;
  const { shipmentId } = await askUntilAnswered(() =>
    client.order.ship({
      orderId,
      reference: 'demo',
      lines: sent,
      carrier,
      trackingNumber: trackingNumberOf(orderId),
      shippedAt: story.shippedAt,
    }),
  );
  if (!('deliveredAt' in story)) return;
  const { deliveredAt, does } = story;
  await askUntilAnswered(() => client.order.markDelivered({ orderId, shipmentId, deliveredAt }));
  await followUp(client, { orderId, does, lineId: first.lineId });
}

/** Something that looks like the number of a parcel, and is the same each time. */
function trackingNumberOf(orderId: string): string {
  return `RM${orderId
    .replaceAll(/[^0-9]/g, '')
    .slice(-9)
    .padStart(9, '0')}GB`;
}

type FollowUp = { orderId: string; does: OrderStory['does']; lineId: string };

async function followUp(client: Client, { orderId, does, lineId }: FollowUp): Promise<void> {
  if (does === 'deliver') return;
  if (does === 'refund') {
    const lines = [{ lineId, quantity: 1, goods: 'keep' as const }];
    const refund = { orderId, reference: 'demo', lines, reason: 'Arrived with a scratch' };
    await askUntilAnswered(() => client.order.refundLines(refund));
    return;
  }
  const reason = does === 'ask-return' ? ('changed-mind' as const) : ('damaged' as const);
  const { returnId } = await askUntilAnswered(() =>
    client.order.requestReturn(
      { orderId, lines: [{ lineId, quantity: 1, reason }] },
      { idempotencyKey: orderId },
    ),
  );
  if (does === 'ask-return') return;
  await askUntilAnswered(() => client.order.answerReturn({ returnId, decision: 'approve' }));
  if (does === 'approve-return') return;
  const lines = [{ lineId, quantity: 1, condition: 'damaged' as const, goods: 'scrap' as const }];
  await askUntilAnswered(() => client.order.receiveReturn({ returnId, outcome: 'refund', lines }));
}
