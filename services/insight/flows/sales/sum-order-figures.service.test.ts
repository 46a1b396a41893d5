import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { analyst } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
after(() => room.close());

const at = '2010-12-01T08:26:00.000Z';

test('what some orders added to the reports is summed by currency; others count for nothing', async () => {
  const [first, second, chinese, unasked] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const sums = [
    [first, 1000, 'GBP'],
    [second, 250, 'GBP'],
    [chinese, 80, 'CNY'],
    [unasked, 7, 'GBP'],
  ] as const;
  for (const [orderId, amountMinor, currency] of sums) {
    const total = { amountMinor, currency };
    const locale = 'en-gb';
    const placed = { orderId, locale, total, placedAt: at } as const;
    await room.hear({ name: 'order.placed', key: orderId, version: 1, payload: placed });
    if (orderId === chinese) continue;
    const paid = { orderId, customerId: null, locale, total, paidAt: at, lines: [] } as const;
    await room.hear({ name: 'order.paid', key: orderId, version: 2, payload: { ...paid, lines: [] } });
  }
  const total = { amountMinor: 250, currency: 'GBP' } as const;
  const payload = { orderId: second, wasPaid: true, total, paidAt: at };
  await room.hear({ name: 'order.cancelled', key: second, version: 3, payload });
  room.statements.length = 0;
  const asked = { orderIds: [first, second, chinese, uuidv7()] };
  assert.deepEqual(await room.ask('sumOrderFigures', asked, analyst), {
    sums: [
      { currency: 'CNY', placed: 1, paid: 0, revenueMinor: 0, refundedMinor: 0 },
      { currency: 'GBP', placed: 2, paid: 2, revenueMinor: 1250, refundedMinor: 250 },
    ],
  });
  assert.deepEqual(room.statements, ['insight.figures.of-orders']);
  const stranger = await room.ask('sumOrderFigures', asked);
  assert.ok('refusal' in stranger);
  assert.equal(stranger.refusal, 'sign-in-required');
});
