import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeView } from './judge-view.ts';

const view = (url: string, headers: Record<string, string> = { 'sec-fetch-site': 'none' }, method = 'GET') =>
  judgeView({ method, url, headers: { host: 'shop.example', ...headers } });

test('pages of a market are counted, product pages apart, visits when somebody comes from outside', () => {
  const page = { market: 'gb', isVisit: true, isProduct: false } as const;
  assert.deepEqual(view('/en-gb'), page);
  assert.deepEqual(view('/en-gb?utm_source=mail'), page);
  assert.deepEqual(view('/zh-cn/products/lantern?x=1'), { market: 'cn', isVisit: true, isProduct: true });
  const within = { 'sec-fetch-site': 'same-origin' };
  assert.deepEqual(view('/en-gb/products/lantern', within), { ...page, isVisit: false, isProduct: true });
  assert.deepEqual(view('/en-gb/search', { 'sec-fetch-site': 'cross-site' }), page);
  assert.deepEqual(view('/en-gb/products/lantern.data', {}), { ...page, isVisit: false, isProduct: true });
});

test('a browser that does not say where it comes from is told by the page that led here', () => {
  assert.equal(view('/en-gb', {})?.isVisit, true);
  assert.equal(view('/en-gb', { referer: 'https://search.example/?q=lantern' })?.isVisit, true);
  assert.equal(view('/en-gb', { referer: 'http://shop.example/en-gb/search' })?.isVisit, false);
});

test('a view counts for the market that its visitor chose', () => {
  assert.equal(view('/en-gb', { cookie: 'souk_cart=x; souk_market=us' })?.market, 'us');
  assert.equal(view('/zh-cn', { cookie: 'souk_market=gb' })?.market, 'gb');
  assert.equal(view('/zh-cn', { cookie: 'souk_market=constructor' })?.market, 'cn');
});

test('what nobody looks at counts for nothing', () => {
  const urls = [
    '/',
    '/fr-fr',
    '/assets/app.js',
    '/en-gb/app.js',
    '/admin',
    '/en-gbx',
    '/constructor',
    '/en-gb.css',
  ];
  for (const url of urls) assert.equal(view(url), undefined, url);
  assert.equal(view('/en-gb', {}, 'POST'), undefined);
  assert.equal(view('/en-gb', { 'sec-purpose': 'prefetch;prerender' }), undefined);
  assert.equal(view('/en-gb', { purpose: 'prefetch' }), undefined);
});
