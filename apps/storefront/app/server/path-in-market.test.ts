import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathInMarket } from './path-in-market.ts';

test('another market shows the same page, without what depends on prices', () => {
  const list = '/zh-cn/search?q=tea&price=200-499&cursor=abc&shown=48&sort=price-up&f=colour%3DRed';
  assert.equal(pathInMarket(list, 'zh-cn'), '/zh-cn/search?q=tea&sort=price-up&f=colour%3DRed');
  assert.equal(pathInMarket('/en-gb/products/cup?sku=A-1', 'en-gb'), '/en-gb/products/cup?sku=A-1');
  assert.equal(pathInMarket('/en-gb/cart?price=1-2', 'en-gb'), '/en-gb/cart');
});

test('an address of anybody else leads to the front page', () => {
  for (const asked of ['', '//evil.example', '/en-gb//evil.example', 'https://evil.example', '/de-de/cart'])
    assert.equal(pathInMarket(asked, 'en-gb'), '/en-gb');
});
