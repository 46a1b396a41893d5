import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectStockCodes } from './collect-stock-codes.ts';
import type { RetailLine } from './read-retail-lines.ts';

const aLine = (changes: Partial<RetailLine>): RetailLine => ({
  invoiceNumber: '536365',
  stockCode: '85123A',
  description: 'WHITE HANGING HEART T-LIGHT HOLDER',
  quantity: 6,
  invoicedAt: '2010-12-01 08:26:00',
  unitPriceThousandths: 2550,
  customerId: '17850',
  country: 'United Kingdom',
  ...changes,
});

async function* inBatches(...batches: RetailLine[][]): AsyncGenerator<RetailLine[]> {
  yield* batches;
}

test('gathers prices, names and units of a code, cancelled units taken off, unpriced lines apart', async () => {
  const [code, ...others] = await collectStockCodes(
    inBatches(
      [aLine({}), aLine({ invoicedAt: '2011-01-05 10:00:00', unitPriceThousandths: 2950, quantity: 2 })],
      [
        aLine({ invoiceNumber: 'C536379', quantity: -4 }),
        aLine({ description: 'damages?', unitPriceThousandths: 0, invoicedAt: '2010-11-01 09:00:00' }),
        aLine({ description: 'bad debt', unitPriceThousandths: -1_106_206 }),
      ],
    ),
  );
  assert.deepEqual(others, []);
  assert.deepEqual(code, {
    sku: '85123A',
    spellings: ['85123A'],
    descriptions: new Map([['WHITE HANGING HEART T-LIGHT HOLDER', 3]]),
    unpricedDescriptions: new Map([
      ['damages?', 1],
      ['bad debt', 1],
    ]),
    prices: new Map([
      [2550, 2],
      [2950, 1],
    ]),
    unitsByMonth: new Map([
      ['2010-12', 2],
      ['2011-01', 2],
    ]),
    firstSeen: '2010-12-01',
    lastSeen: '2011-01-05',
  });
});

test('spellings that differ by case are one code, the most frequent first; codes come in order', async () => {
  const codes = await collectStockCodes(
    inBatches([
      aLine({ stockCode: '85123a' }),
      aLine({ stockCode: '22423' }),
      aLine({ stockCode: '85123A' }),
      aLine({ stockCode: '85123A' }),
    ]),
  );
  assert.deepEqual(
    codes.map(({ sku, spellings }) => ({ sku, spellings })),
    [
      { sku: '22423', spellings: ['22423'] },
      { sku: '85123A', spellings: ['85123A', '85123a'] },
    ],
  );
});
