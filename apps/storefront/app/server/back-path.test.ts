import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backPath } from './back-path.ts';

test('after signing in one goes back to a page of this shop, and nowhere else', () => {
  assert.equal(backPath('/en-gb/checkout', 'en-gb'), '/en-gb/checkout');
  assert.equal(backPath('/zh-cn/products/a-mug?sku=A-1', 'zh-cn'), '/zh-cn/products/a-mug?sku=A-1');
  assert.equal(backPath('/en-gb', 'en-gb'), '/en-gb');
  for (const asked of [
    null,
    '',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/en-gb/',
    '/en-gb//evil.example',
    '/en-gb/account/sign-in',
    '/en-gb/account/sign-out',
    '/admin',
    '/en-gb/a\nb',
  ])
    assert.equal(backPath(asked, 'en-gb'), '/en-gb/account', String(asked));
});
