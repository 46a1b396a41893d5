import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inChunks } from './in-chunks.ts';
import type { InvoicePlan } from './invoice-plan.ts';

/** A plan of an order of so many lines. */
const aPlan = (lines: number): InvoicePlan => ({
  invoiceNumber: '1',
  lines,
  receipts: [],
  order: {
    reference: 'books 1',
    locale: 'en-gb',
    buyer: {},
    lines: Array.from({ length: lines }, () => ({ fee: 'Postage', amountMinor: 1 })),
    payment: { method: 'other' },
  },
  writeOffs: [],
  adjustments: [],
  orderLines: [],
  refunds: [],
  beyondPrice: [],
});

async function* plansOf(sizes: number[]): AsyncGenerator<InvoicePlan> {
  yield* sizes.map(aPlan);
}

const chunksOf = async (sizes: number[], passOver = 0) => {
  const chunks = [];
  for await (const { begins, plans } of inChunks(plansOf(sizes), passOver)) {
    chunks.push([begins, plans.length]);
  }
  return chunks;
};

test('a chunk holds 40 invoices and 800 lines at most, and a larger invoice alone', async () => {
  assert.deepEqual(await chunksOf(Array.from({ length: 41 }, () => 1)), [
    [0, 40],
    [40, 1],
  ]);
  assert.deepEqual(await chunksOf([500, 300, 1, 900, 799, 2]), [
    [0, 2],
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 1],
  ]);
  assert.deepEqual(await chunksOf([]), []);
});

test('what is passed over is counted', async () => {
  assert.deepEqual(await chunksOf([1, 1, 800, 1], 2), [
    [2, 1],
    [3, 1],
  ]);
});
