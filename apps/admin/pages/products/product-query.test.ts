import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOfProducts, readProductQuery } from './product-query.ts';

const input = (search: string) => inputOfProducts(readProductQuery(new URLSearchParams(search)));

test('the address of the products says what they are narrowed down and sorted by', () => {
  assert.deepEqual(input('name=White Hanging&category=mugs&brand=retro&shown=hidden&sort=changed'), {
    startsWith: 'white-hanging',
    categorySlug: 'mugs',
    brandSlug: 'retro',
    isHidden: true,
    sort: 'changed',
  });
  assert.deepEqual(input('shown=shown'), { isHidden: false });
});

test('what an address of the products says wrongly counts as not said', () => {
  assert.deepEqual(input('shown=perhaps&sort=price&category='), {});
});
