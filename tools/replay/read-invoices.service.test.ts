import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RETAIL_FILE } from '../seed/lines/retail-file.ts';
import { readRetailLines } from '../seed/lines/read-retail-lines.ts';
import type { RetailLine } from '../seed/lines/read-retail-lines.ts';
import { classifyInvoices } from './classify-invoices.ts';
import { readInvoices } from './read-invoices.ts';
import { emptyTally, tallyInvoice } from './tally-classes.ts';

const aLine = (invoiceNumber: string, quantity: number): RetailLine => ({
  invoiceNumber,
  stockCode: '22423',
  description: 'REGENCY CAKESTAND 3 TIER',
  quantity,
  invoicedAt: '2010-12-01 08:26:00',
  unitPriceThousandths: 12_750,
  customerId: '17850',
  country: 'United Kingdom',
});

const everything = { passOver: 0, most: Infinity };

async function* batchesOf(...batches: RetailLine[][]): AsyncGenerator<RetailLine[]> {
  yield* batches;
}

test('an invoice is whole, also when others stand between its lines, and comes in the order of its first line', async () => {
  const lines = batchesOf([aLine('1', 1), aLine('2', 2)], [aLine('1', 3), aLine('C3', -6)]);
  const seen = [];
  for await (const { invoiceNumber, lines: all } of classifyInvoices(readInvoices(lines), everything)) {
    seen.push([invoiceNumber, ...all.map((line) => `${line.reference} ${line.quantity} ${line.class}`)]);
  }
  assert.deepEqual(seen, [
    ['1', '1/1 1 sale', '1/2 3 sale'],
    ['2', '2/1 2 sale'],
    ['C3', 'C3/1 -6 refund'],
  ]);
});

test('of a selection, cancellations know only what it sells', async () => {
  const lines = () =>
    batchesOf([aLine('1', 4), aLine('2', 2), aLine('C3', -3), aLine('C4', -2), aLine('5', 1)]);
  const seen = [];
  for await (const { lines: all } of classifyInvoices(readInvoices(lines()), { passOver: 1, most: 3 })) {
    seen.push(...all.map((line) => `${line.reference} ${line.class}`));
  }
  assert.deepEqual(seen, ['2/1 sale', 'C3/1 unmatched-credit', 'C4/1 refund']);
});

test('an invoice that comes back after it was given out is refused', async () => {
  const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '1'];
  const read = async () => {
    for await (const { invoiceNumber } of readInvoices(batchesOf(numbers.map((each) => aLine(each, 1)))))
      assert.equal(invoiceNumber, '1');
  };
  await assert.rejects(read, { message: 'invoice 1 comes back too late' });
});

test('each of the 245,903 lines is of one class, and all together are worth 4,397,950.761', async () => {
  const tally = emptyTally();
  const invoices = readInvoices(readRetailLines(RETAIL_FILE));
  for await (const invoice of classifyInvoices(invoices, everything)) tallyInvoice(tally, invoice);
  assert.deepEqual(tally, {
    invoices: 12_795,
    classes: {
      rejected: { lines: 0, valueThousandths: 0 },
      'below-a-penny': { lines: 1, valueThousandths: 1 },
      fee: { lines: 1503, valueThousandths: -63_844_100 },
      'stock-adjustment': { lines: 1129, valueThousandths: 0 },
      refund: { lines: 3253, valueThousandths: -162_936_240 },
      'unmatched-credit': { lines: 942, valueThousandths: -21_275_070 },
      sale: { lines: 239_075, valueThousandths: 4_646_006_170 },
    },
    lines: 245_903,
    valueThousandths: 4_397_950_761,
    cancellationLines: 4494,
    unmatchedCancellationLines: 1207,
  });
});
