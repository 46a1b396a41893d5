import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largeFile } from './large-file.ts';

test('a large file has a line a product, the same each time', () => {
  const lines = [...largeFile(1000)].join('').trimEnd().split('\n');
  assert.equal(lines.length, 1001);
  assert.equal(lines[0], 'slug,sku,title_en,description_en,price_gb,weight_grams');
  assert.equal(
    lines[42],
    'large-42-chair,LARGE-42,Dahlia Red Steel Chair 42,"A red chair of steel, made in batch 42.",43.42,142',
  );
  assert.equal(new Set(lines.map((line) => line.split(',')[0])).size, 1001);
});
