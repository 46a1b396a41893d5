import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planStates } from './plan-states.ts';

const hourMs = 3_600_000;
const newestMs = Date.parse('2026-06-30T12:00:00Z');
const orders = Array.from({ length: 300 }, (_, place) => ({
  orderId: `order-${place}`,
  placedAt: new Date(newestMs - place * hourMs).toISOString(),
}));

test('the newest orders wait, and older ones are in every state that staff may see', () => {
  const stories = planStates(orders);
  const counts = new Map<string, number>();
  for (const { does } of stories) counts.set(does, (counts.get(does) ?? 0) + 1);
  assert.deepEqual(Object.fromEntries(counts), {
    cancel: 6,
    'send-part': 8,
    send: 20,
    deliver: 16,
    'approve-return': 2,
    'receive-return': 2,
    refund: 2,
    'ask-return': 2,
  });
  assert.deepEqual(planStates(orders), stories);
  assert.deepEqual(planStates([]), []);
});

test('nothing happens before its order, before it was sent, or later than an hour behind the newest', () => {
  const placed = new Map(orders.map(({ orderId, placedAt }) => [orderId, Date.parse(placedAt)]));
  for (const story of planStates(orders)) {
    if (!('shippedAt' in story)) continue;
    const times = [placed.get(story.orderId) ?? 0, Date.parse(story.shippedAt)];
    if ('deliveredAt' in story) times.push(Date.parse(story.deliveredAt));
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.ok((times.at(-1) ?? 0) < newestMs + hourMs, JSON.stringify(story));
  }
});
