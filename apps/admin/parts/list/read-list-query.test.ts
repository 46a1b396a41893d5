import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readListQuery } from './read-list-query.ts';

const read = (search: string) => readListQuery(new URLSearchParams(search), ['sku', 'price', 'tax'], ['sku']);

test('the address of a list says how many rows and which columns it shows, in their own order', () => {
  assert.deepEqual(read('size=50&columns=tax.sku'), { size: 50, columns: ['sku', 'tax'] });
  assert.deepEqual(read('columns=none').columns, []);
});

test('a list whose address says nothing, or nothing known, shows its usual columns', () => {
  for (const search of ['', 'size=7&columns=colour', 'columns='])
    assert.deepEqual(read(search), { size: 24, columns: ['sku'] }, search);
});
