import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedPageOf } from './shared-page-of.ts';

const ask = (url: string, method = 'GET', cookies: [string, string][] = []) =>
  sharedPageOf({ method, url, cookies: new Map(cookies) });

test('a product page is kept under its market and whole address', () => {
  assert.deepEqual(ask('/en-gb/products/red-mug?sku=A1'), {
    key: 'gb /en-gb/products/red-mug?sku=A1',
    market: 'gb',
    tags: ['product:red-mug', 'categories'],
  });
  assert.equal(ask('/zh-cn/products/red-mug')?.key, 'cn /zh-cn/products/red-mug');
});

test('of the cookies only a market that exists counts', () => {
  const mug = '/en-gb/products/red-mug';
  assert.equal(ask(mug, 'GET', [['souk_market', 'eu']])?.key, `eu ${mug}`);
  assert.equal(ask(mug, 'GET', [['souk_market', 'atlantis']])?.key, `gb ${mug}`);
  assert.equal(ask(mug, 'GET', [['souk_session', 'secret']])?.key, `gb ${mug}`);
});

test('everything else is rendered for who asks', () => {
  for (const url of [
    '/en-gb',
    '/en-gb/cart',
    '/en-gb/account',
    '/en-gb/products/red-mug.data',
    '/en-gb/products/red-mug/more',
    '/en-gb/products/Red%20Mug',
    '/xx-xx/products/red-mug',
    `/en-gb/products/red-mug?${'x'.repeat(500)}`,
  ])
    assert.equal(ask(url), undefined, url);
  assert.equal(ask('/en-gb/products/red-mug', 'POST'), undefined);
  assert.equal(ask('/en-gb/products/red-mug', 'HEAD'), undefined);
});
