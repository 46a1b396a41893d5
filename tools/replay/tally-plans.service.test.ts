import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRetailBooks } from './open-retail-books.ts';

test('what the whole file makes the shop do comes to its classes exactly, all goods are known, no name comes twice', async () => {
  const books = await openRetailBooks({ passOver: 0, most: Infinity });
  const names = new Set<string>();
  let named = 0;
  const name = (text: string) => {
    names.add(text);
    named += 1;
  };
  for await (const plan of books.plans({ name: 'retail', shiftMs: 0 })) {
    if (plan.order) name(plan.order.reference);
    for (const { movementId } of [...plan.receipts, ...plan.writeOffs]) name(movementId);
    for (const { reference } of [...plan.adjustments, ...plan.refunds]) name(`credit ${reference}`);
  }
  assert.equal(names.size, named);
  const tally = books.planned;
  const { classes } = books.tally;
  assert.equal(tally.goodsLines, classes.sale.lines);
  assert.equal(tally.goodsMinor * 10, classes.sale.valueThousandths);
  assert.equal((tally.feesMinor + tally.adjustments.fee.amountMinor) * 10, classes.fee.valueThousandths);
  const { adjustment } = tally.adjustments;
  assert.deepEqual(
    [adjustment.count, adjustment.amountMinor * 10],
    [classes['unmatched-credit'].lines, classes['unmatched-credit'].valueThousandths],
  );
  assert.deepEqual(
    [tally.refunds.lines, (tally.beyondPrice.amountMinor - tally.refunds.amountMinor) * 10],
    [classes.refund.lines, classes.refund.valueThousandths],
  );
  assert.equal(tally.received.units, tally.units - tally.writtenOff.units);
  assert.equal(books.newestAt, '2011-06-30T19:08:00.000Z');
});
