import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRetailLines } from './read-retail-lines.ts';
import { RETAIL_FILE } from './retail-file.ts';
import { tallyLines } from './tally-lines.ts';

test('every line of the file is read exactly: the facts a replay must reproduce', async () => {
  assert.deepEqual(await tallyLines(readRetailLines(RETAIL_FILE)), {
    lines: 245_903,
    invoices: 12_795,
    stockCodes: 3651,
    customers: 3002,
    cancellationLines: 4494,
    turnoverThousandths: 4_397_950_761,
  });
});
