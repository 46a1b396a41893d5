import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRoute } from './find-route.ts';
import { paymentRoutes } from './payment-routes.ts';
import { refundRoutes } from './refund-routes.ts';

const routes = [...paymentRoutes, ...refundRoutes];

function outcome(method: string, path: string): string {
  const found = findRoute(routes, method, path);
  return 'route' in found
    ? `${found.route.path} ${found.id}`.trim()
    : `allowed ${found.allowed.join(',')}`.trim();
}

test('a path finds its route and id, or the methods it knows, or nothing', () => {
  assert.equal(outcome('POST', '/v1/payments'), '/v1/payments');
  assert.equal(outcome('GET', '/v1/payments/pay_1'), '/v1/payments/:id pay_1');
  assert.equal(outcome('POST', '/v1/payments/pay_1/refunds'), '/v1/payments/:id/refunds pay_1');
  assert.equal(outcome('DELETE', '/v1/payments'), 'allowed POST,GET');
  assert.equal(outcome('GET', '/v1/payments/pay_1/void'), 'allowed POST');
  assert.equal(outcome('GET', '/v1/payments/'), 'allowed');
  assert.equal(outcome('GET', '/v1/payments/a/b/c'), 'allowed');
});
