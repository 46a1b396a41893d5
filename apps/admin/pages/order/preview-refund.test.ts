import assert from 'node:assert/strict';
import { test } from 'node:test';
import { money } from '#contracts/money.ts';
import { previewRefund } from './preview-refund.ts';

const line = { lineId: 'a', quantity: 3, refundedQuantity: 0, gross: money(1000, 'GBP') };

test('a refund is previewed as the share of its units, the dearer ones first', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((wanted) => previewRefund(line, [], wanted)),
    [0, 334, 667, 1000],
  );
});

test('what was given back before is not given back again', () => {
  const given = (lineId: string, amountMinor: number) => ({
    lines: [
      {
        lineId,
        quantity: 1,
        gross: money(amountMinor, 'GBP'),
        tax: money(0, 'GBP'),
        goods: 'keep' as const,
      },
    ],
  });
  const before = [given('a', 334), given('b', 500)];
  assert.equal(previewRefund({ ...line, refundedQuantity: 1 }, before, 2), 666);
  assert.equal(previewRefund({ ...line, refundedQuantity: 3 }, [given('a', 1000)], 0), 0);
});
