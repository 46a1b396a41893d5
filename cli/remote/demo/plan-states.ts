/** What staff did with an order of the demo shop after it was paid. */
export type OrderStory = { orderId: string } & (
  | { does: 'cancel' }
  | { does: 'send-part'; shippedAt: string }
  | { does: 'send'; shippedAt: string }
  | ({ shippedAt: string; deliveredAt: string } & {
      does: 'deliver' | 'ask-return' | 'approve-return' | 'receive-return' | 'refund';
    })
);

const hourMs = 3_600_000;
const sendHours = 18;
const arriveHours = 30;
const lastFreshPlace = 24;
const lastPartPlace = 32;
const lastSentPlace = 52;
const lastPlace = 76;
const returnStories = ['ask-return', 'approve-return', 'receive-return', 'refund'] as const;

/**
 * Gives the newest paid orders (the newest first) stories, so that staff see each state: the first 24 wait to be sent and
 * every fourth of them is cancelled, 8 are sent in part, 20 are on their way, 24 have arrived, and of those every third has
 * a return (asked for, approved, received) or a refund. Nothing happens before an order or after an hour behind the newest.
 */
export function planStates(orders: readonly { orderId: string; placedAt: string }[]): OrderStory[] {
  const nowMs = Date.parse(orders[0]?.placedAt ?? '') + hourMs;
  return orders.slice(0, lastPlace).flatMap(({ orderId, placedAt }, place): OrderStory[] => {
    const after = (hours: number, beforeNowMs: number) =>
      new Date(Math.min(Date.parse(placedAt) + hours * hourMs, nowMs - beforeNowMs)).toISOString();
    if (place < lastFreshPlace) return place % 4 === 3 ? [{ orderId, does: 'cancel' }] : [];
    const shippedAt = after(sendHours, hourMs / 2);
    if (place < lastPartPlace) return [{ orderId, does: 'send-part', shippedAt }];
    if (place < lastSentPlace) return [{ orderId, does: 'send', shippedAt }];
    const does = place % 3 === 0 ? (returnStories[Math.floor(place / 3) % 4] ?? 'deliver') : 'deliver';
    return [{ orderId, does, shippedAt, deliveredAt: after(sendHours + arriveHours, hourMs / 4) }];
  });
}
