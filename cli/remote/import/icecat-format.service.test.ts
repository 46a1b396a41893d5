import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createGunzip } from 'node:zlib';
import { icecatFormat } from './icecat-format.ts';
import type { MappedLine } from './product-file.ts';

const lines = [
  '{"id": "7", "title": "Acme Lamp 17\\"", "short_description": "A lamp", "supplier": "Acme & Co", "ean": ["4006381333931"], "price": 4995, "attr_t_type": "Desk", "attr_n_height": 43.2, "attr_b_dimmable": false}',
  'no JSON',
  '{"id": "8", "title": "Lampe", "price": 5}',
];
async function* cutAnywhere() {
  const text = lines.join('\n');
  for (let from = 0; from < text.length; from += 37) yield text.slice(from, from + 37);
}

test('products, brands and attributes of Icecat become lines of a product file', async () => {
  const format = icecatFormat({ market: 'cn', price: undefined });
  const definitions = await format.define(cutAnywhere());
  assert.deepEqual([...definitions.brands], [['acme-co', 'Acme & Co']]);
  assert.deepEqual(
    [...definitions.attributes].map(([key, { type, title }]) => [key, type, title]),
    [
      ['ean', 'text', 'EAN'],
      ['t_type', 'text', 'Type'],
      ['n_height', 'number', 'Height'],
      ['b_dimmable', 'boolean', 'Dimmable'],
    ],
  );
  const mapped: MappedLine[] = [];
  for await (const line of format.map(cutAnywhere(), definitions)) mapped.push(line);
  assert.deepEqual(mapped, [
    {
      fields: {
        slug: 'acme-lamp-17-7',
        sku: 'ICE-7',
        title_en: 'Acme Lamp 17"',
        description_en: 'A lamp',
        brand: 'acme-co',
        price_cn: '49.95',
        attributes: '{"ean":"4006381333931","t_type":"Desk","n_height":43.2,"b_dimmable":false}',
      },
    },
    { fault: { line: 2, column: '', reason: 'This line is no JSON object with id, title and price.' } },
    {
      fields: {
        slug: 'lampe-8',
        sku: 'ICE-8',
        title_en: 'Lampe',
        description_en: '',
        brand: '',
        price_cn: '0.05',
        attributes: '{}',
      },
    },
  ]);
});

test('prices have the digits of the currency, and none becomes nothing', async () => {
  const pricesIn = async (market: 'jp' | 'kw') => {
    const format = icecatFormat({ market, price: undefined });
    const prices: unknown[] = [];
    for await (const line of format.map(cutAnywhere(), await format.define(cutAnywhere())))
      if ('fields' in line) prices.push(line.fields[`price_${market}`]);
    return prices;
  };
  assert.deepEqual(
    [await pricesIn('jp'), await pricesIn('kw')],
    [
      ['50', '1'],
      ['49.950', '0.050'],
    ],
  );
});

const file = join(import.meta.dirname, '../../../../shared/data/icecat-products.jsonl.gz');

test('the whole file of 19,406 products is mapped, where it is at hand', async (context) => {
  if (!existsSync(file)) {
    context.diagnostic(
      `LEFT OUT: ${file} is not here; its licence does not let it be copied into the project`,
    );
    return;
  }
  const text = () => createReadStream(file).pipe(createGunzip()).setEncoding('utf8');
  const format = icecatFormat({ market: 'gb', price: undefined });
  const definitions = await format.define(text());
  assert.deepEqual([definitions.brands.size, definitions.attributes.size], [161, 5355]);
  const slugs = new Set<string>();
  for await (const line of format.map(text(), definitions)) {
    assert.ok('fields' in line);
    slugs.add(line.fields['slug'] ?? '');
  }
  assert.equal(slugs.size, 19_406);
});
