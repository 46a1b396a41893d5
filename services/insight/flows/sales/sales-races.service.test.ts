import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { lockCustomerOf, refreshProfile, sortCustomerOf } from '../../store/customers/profiles.ts';
import { noteStale } from '../../store/recommendations/related-products.ts';
import { addLines } from '../../store/sales/order-lines.ts';
import { countCancelled, countPaid } from '../../store/sales/orders.ts';
import { anOrderPaid, aProductChanged, aVariant, supporter } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService, {
    setting: defaultSettings({ 'insight.relateAfterSeconds': 0 }),
  });
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const paidAt = '2026-05-05T12:00:00.000Z';
const day = '2026-05-05';

test('a customer who leaves a segment while all are sorted is not put back', async () => {
  const segmentId = uuidv7();
  const customerId = uuidv7();
  const orderId = uuidv7();
  const open = {
    daysSinceLeast: null,
    daysSinceMost: null,
    ordersLeast: null,
    ordersMost: null,
    valueMinorMost: null,
  };
  const rule = {
    title: { en: 'Big', zh: '大客户' },
    currency: 'GBP',
    valueMinorLeast: 1000,
    ...open,
    version: 0,
  } as const;
  assert.deepEqual(await room.ask('setSegment', { segmentId, ...rule }, supporter), { version: 1 });
  await room.hear(anOrderPaid(orderId, 1000, { paidAt, lines: [], customerId }));
  const members = async () => {
    const answer = await room.ask('listSegmentMembers', { segmentId }, supporter);
    return 'customerIds' in answer && answer.customerIds;
  };
  assert.deepEqual(await members(), [customerId]);
  const cancellation = [
    countCancelled(orderId, day, 'GBP', 'gb', 1000),
    lockCustomerOf(orderId),
    refreshProfile(orderId),
    sortCustomerOf(orderId),
  ];
  await afterWaitingFor(room.db, cancellation, () => room.run('sort-customers'));
  assert.deepEqual(await members(), []);
});

test('products that are sold while they are related are related once more', async () => {
  const variants = [aVariant(), aVariant()];
  for (const variant of variants) await room.hear(aProductChanged({ variants: [variant] }));
  const lines = variants.map((variant) => [variant, 1, 100] as const);
  await room.hear(anOrderPaid(uuidv7(), 200, { paidAt, lines }));
  const second = uuidv7();
  const sale = { orderId: second, market: 'gb', currency: 'GBP', day };
  const order = { ...sale, totalMinor: 200, feesMinor: 0, customerId: null, paidAt };
  const rows = variants.map(({ variantId }, line) => ({
    ...sale,
    line,
    variantId,
    quantity: 1,
    grossMinor: 100,
  }));
  await room.db.transaction(async (transaction) => {
    await transaction.rows(countPaid(JSON.stringify([order])));
    await transaction.rows(addLines(JSON.stringify(rows)));
    await transaction.rows(noteStale([second], 0));
    await room.run('relate-sold-products');
  });
  await room.run('relate-sold-products');
  const text = 'select distinct baskets from related_products';
  assert.deepEqual(await room.db.rows({ name: 'test.baskets', text, values: [] }), [{ baskets: 2 }]);
});
