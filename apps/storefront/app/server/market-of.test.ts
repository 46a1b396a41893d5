import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenMarket, marketOf } from './market-of.ts';

const asked = (cookie?: string) =>
  new Request('http://shop.example/en-gb', { headers: cookie === undefined ? {} : { cookie } });

test('a visitor sees the market of their cookie, and that of the language without one', () => {
  assert.deepEqual([marketOf(asked(), 'en-gb'), marketOf(asked(), 'zh-cn')], ['gb', 'cn']);
  assert.equal(marketOf(asked('souk_cart=abc; souk_market=us'), 'zh-cn'), 'us');
  assert.deepEqual(chosenMarket(asked('souk_market=jp; souk_session=x')), { market: 'jp' });
});

test('a cookie that names no market counts for nothing', () => {
  for (const cookie of [
    'souk_market=xx',
    'souk_market=',
    'my_souk_market=us',
    'souk_market=usd',
    'souk_market=__',
  ])
    assert.deepEqual(chosenMarket(asked(cookie)), {});
});
