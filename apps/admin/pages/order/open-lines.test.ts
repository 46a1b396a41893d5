import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderValue } from '#contracts/order/order.ts';
import { openLines, proposedCounts } from './open-lines.ts';

const line = (lineId: string, counts: Partial<OrderValue['lines'][number]>) =>
  ({
    lineId,
    variantId: `v-${lineId}`,
    title: 'Mug',
    option: 'Red',
    sku: lineId,
    quantity: 3,
    shippedQuantity: 0,
    refundedQuantity: 0,
    ...counts,
  }) as OrderValue['lines'][number];

test('fees and goods that were sent are not open; what was given back is not proposed', () => {
  const lines = [
    line('a', { shippedQuantity: 1 }),
    line('b', { refundedQuantity: 2 }),
    line('c', { shippedQuantity: 3 }),
    line('fee', { variantId: null }),
  ];
  assert.deepEqual(openLines({ lines }), [
    { lineId: 'a', title: 'Mug · Red · a', most: 2 },
    { lineId: 'b', title: 'Mug · Red · b', most: 3 },
  ]);
  assert.deepEqual(proposedCounts({ lines }), { a: 2, b: 1 });
});
