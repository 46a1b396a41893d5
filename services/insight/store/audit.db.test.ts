import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../service.ts';
import { aProductChanged, aStockMoved } from '../testing.ts';
import { auditInsight } from './audit.ts';

const orderId = '0198a000-0000-7000-8000-0000000000aa';
const event = aProductChanged();
const variantId = '0198a000-0000-7000-8000-0000000000bb';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  await room.hear(event);
  await room.hear(aStockMoved('received', [{ variantId, number: 1, onHand: 5 }]));
  const total = { amountMinor: 500, currency: 'GBP' } as const;
  const payload = {
    orderId,
    customerId: null,
    locale: 'en-gb',
    total,
    paidAt: '2026-05-05T12:00:00Z',
    lines: [],
  } as const;
  await room.hear({ name: 'order.paid', key: orderId, version: 1, payload: { ...payload, lines: [] } });
});
after(() => room.close());

const figuresRule = 'the figures of a day are the sums of its orders';
const layersRule = 'the layers of goods are what is on hand';
const planted: [rule: string, sql: string, id: string][] = [
  [figuresRule, 'update daily_figures set revenue_minor = revenue_minor + 1', '2026-05-05 GBP'],
  [figuresRule, 'delete from daily_figures', '2026-05-05 GBP'],
  [figuresRule, 'delete from order_figures', '2026-05-05 GBP'],
  [layersRule, 'update stock_layers set quantity = 4', `${variantId} main`],
  [layersRule, 'delete from stock_layers', `${variantId} main`],
  [layersRule, `update stock_layers set received_on = '2020-01-01'`, `${variantId} main`],
  ['a document is of the newest version of its product', 'update products set version = 2', event.key],
  [
    'a product can be had where one of its variants has a price and is free',
    'update variant_stock set free = 0',
    event.key,
  ],
];

test('untouched tables have no findings', async () => {
  assert.deepEqual(await auditInsight(room.db), []);
});

for (const [rule, sql, id] of planted) {
  test(`found after “${sql}”: ${rule}`, async () => {
    const undo = new Error('undo');
    const work = room.db.transaction(async (transaction) => {
      await transaction.rows({ name: `test.break ${sql.length}`, text: sql, values: [] });
      const findings = await auditInsight(transaction);
      assert.deepEqual([...new Set(findings.find((finding) => finding.rule === rule)?.ids)], [id]);
      throw undo;
    });
    await assert.rejects(work, (error: Error) => error === undo || error.cause === undo);
  });
}
