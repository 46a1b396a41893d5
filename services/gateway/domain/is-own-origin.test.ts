import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnOrigin } from './is-own-origin.ts';

test('only our own pages, or programs that send no origin, may change something with a cookie', () => {
  const publicUrl = 'https://shop.example';
  const cases = [
    { origin: undefined, host: 'shop.example', isOwn: true },
    { origin: 'https://shop.example', host: 'shop.example', isOwn: true },
    { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000', isOwn: true },
    { origin: 'https://evil.example', host: 'shop.example', isOwn: false },
    { origin: 'https://shop.example.evil.example', host: 'shop.example', isOwn: false },
    { origin: 'null', host: 'shop.example', isOwn: false },
  ];
  for (const { isOwn, ...request } of cases)
    assert.equal(isOwnOrigin(request, publicUrl), isOwn, String(request.origin));
});
