import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSlugs } from './make-slugs.ts';
import { stableId } from './stable-id.ts';

test('an id is a version 5 UUID and the same for the same name', () => {
  assert.equal(stableId('variant:85123A'), stableId('variant:85123A'));
  assert.notEqual(stableId('variant:85123A'), stableId('product:85123A'));
  for (const name of ['variant:85123A', 'product:22423', '']) {
    assert.match(stableId(name), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  }
});

test('a slug is the title in plain letters, with the code only where titles are the same', () => {
  assert.deepEqual(
    makeSlugs([
      { titleEn: "Children's diamanté T-light, set of 6", sku: '1' },
      { titleEn: 'French floral cushion cover', sku: '20837' },
      { titleEn: 'French floral cushion cover', sku: '47585A' },
    ]),
    [
      'childrens-diamante-t-light-set-of-6',
      'french-floral-cushion-cover-20837',
      'french-floral-cushion-cover-47585a',
    ],
  );
});
