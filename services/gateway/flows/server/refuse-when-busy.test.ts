import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { test } from 'node:test';
import { routeTable } from '../../domain/route-table.ts';
import { refuseWhenBusy } from './refuse-when-busy.ts';

/** How far beyond the limit a request may still come in. */
function timesOf(name: string, headers: IncomingHttpHeaders = {}): number {
  const route = routeTable().find(({ service, call }) => `${service}.${call}` === name);
  assert.ok(route, name);
  let asked = 0;
  const hasRoom = (times: number) => {
    asked = times;
    return false;
  };
  const refusal = refuseWhenBusy({ admission: { hasRoom, enter: () => () => {} } }, route, headers);
  assert.deepEqual([refusal?.refusal, refusal?.retryAfterSeconds], ['overloaded', 1]);
  return asked;
}

test('a new cart is refused before one that was begun, and that before its checkout', () => {
  const cart = { 'souk-cart': 'token' };
  assert.equal(timesOf('order.createCart'), 1);
  assert.equal(timesOf('order.setCartDetails', cart), 1.25);
  assert.equal(timesOf('order.checkout', cart), 1.5);
  assert.equal(timesOf('order.payOrder'), 1.5);
});

test('who is signed in or has a cart has begun, by header or by cookie', () => {
  for (const headers of [
    { 'souk-session': 'token' },
    { authorization: 'Bearer key' },
    { cookie: 'a=b; souk_cart=token' },
    { cookie: 'souk_session=token' },
  ])
    assert.equal(timesOf('insight.searchProducts', headers), 1.25);
  assert.equal(timesOf('insight.searchProducts', { cookie: 'souk_language=zh' }), 1);
});

test('the news of providers and carriers is refused last', () => {
  assert.equal(timesOf('payment.receiveWebhook'), 1.5);
});
