import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { faultKind } from './fault-kind.ts';

const reasons = {
  'This SKU is there twice.': 'sku-twice',
  'This is no amount in JPY; write it like 12.34.': 'no-amount',
  'A variant needs a price in a market.': 'no-price',
  'This column is there twice.': 'column-twice',
  'No column is named so.': 'column-unknown',
  'This column is missing.': 'column-missing',
  'Write attributes as a JSON object.': 'attributes-json',
  'There is no attribute colour2.': 'attribute-unknown',
  'height takes a number.': 'attribute-value',
  'The value must match pattern.': 'other',
} as const;

test('the faults of a product file are known by their reasons', () => {
  for (const [reason, kind] of Object.entries(reasons)) assert.equal(faultKind(reason), kind, reason);
});

test('the reasons are those that the catalog gives', async () => {
  const folder = new URL('../../../../services/catalog/domain/import/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => !name.includes('.test.'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  const source = texts.join('\n');
  for (const [reason, kind] of Object.entries(reasons)) {
    if (kind === 'other') continue;
    const start = reason.split(/ JPY| colour2/)[0] ?? reason;
    assert.ok(source.includes(start.replace(/^height/, '')), `no file gives "${start}"`);
  }
});
