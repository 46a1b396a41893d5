import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createGunzip } from 'node:zlib';
import { hasCheckDigit } from './has-check-digit.ts';
import { openFoodFactsFormat } from './openfoodfacts-format.ts';
import type { MappedLine } from './product-file.ts';

const format = openFoodFactsFormat({ market: 'gb', price: '1.50' });
async function mapAll(text: AsyncIterable<string>): Promise<MappedLine[]> {
  const mapped: MappedLine[] = [];
  for await (const line of format.map(text, await format.define(text))) mapped.push(line);
  return mapped;
}

test('check digits are those of GS1', () => {
  // The example of GS1's check digit calculator, then EAN-8, UPC-A and a wrong one.
  const cases = ['6291041500213', '96385074', '036000291452', '6291041500214', '123', '629104150021x'];
  assert.deepEqual(cases.map(hasCheckDigit), [true, true, true, false, false, false]);
});

test('products of Open Food Facts become lines of a product file', async () => {
  async function* text() {
    yield 'barcode_id,product_name,ingredients,fat_amount,alcohol\n';
    yield '0000000000017,Vitória crackers,"flour,\n salt",7,\n0000000000018,Wrong,,,\n';
  }
  assert.deepEqual(await mapAll(text()), [
    {
      fields: {
        slug: 'vitoria-crackers-0000000000017',
        sku: '0000000000017',
        title_en: 'Vitória crackers',
        price_gb: '1.50',
        attributes: '{"barcode":"0000000000017","ingredients":"flour, salt","fat":"7"}',
      },
    },
    { fault: { line: 4, column: 'barcode_id', reason: 'The check digit of this barcode is wrong.' } },
  ]);
});

const file = join(import.meta.dirname, '../../../../shared/data/openfoodfacts-sample.csv.gz');

test('the whole sample of 50,060 products is mapped, where it is at hand', async (context) => {
  if (!existsSync(file)) {
    context.diagnostic(
      `LEFT OUT: ${file} is not here; its licence does not let it be copied into the project`,
    );
    return;
  }
  const mapped = await mapAll(createReadStream(file).pipe(createGunzip()).setEncoding('utf8'));
  const faults = mapped.filter((line) => 'fault' in line).length;
  assert.equal(mapped.length, 50_060);
  assert.ok(faults > 0 && faults < 300, `${faults} barcodes are wrong`);
});
