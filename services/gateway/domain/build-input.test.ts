import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInput } from './build-input.ts';
import { routeTable, type Route } from './route-table.ts';

const routeOf = (call: string): Route => {
  const route = routeTable().find((each) => each.call === call);
  assert.ok(route, call);
  return route;
};
const nothing = { parameters: {}, query: {}, body: undefined, credentials: {} };

test('a query becomes the types that the contract wants, and what cannot stays text for the contract to refuse', () => {
  const query = { locale: 'en-gb', limit: '12', query: '42' };
  assert.deepEqual(buildInput(routeOf('searchProducts'), { ...nothing, query }), {
    locale: 'en-gb',
    limit: 12,
    query: '42',
  });
  assert.deepEqual(buildInput(routeOf('searchProducts'), { ...nothing, query: { limit: 'many' } }), {
    limit: 'many',
  });
});

test('path and credentials win over what the body says of the same fields', () => {
  const input = buildInput(routeOf('setLineQuantity'), {
    ...nothing,
    parameters: { variantId: 'from-path' },
    body: { variantId: 'from-body', cartToken: 'from-body', quantity: 2 },
    credentials: { cartToken: 'from-cookie' },
  });
  assert.deepEqual(input, { variantId: 'from-path', cartToken: 'from-cookie', quantity: 2 });
});

test('a body that is no object is left as it is, so that the contract can refuse it', () => {
  for (const body of [null, 7, 'text', [1, 2]]) {
    assert.deepEqual(buildInput(routeOf('addLine'), { ...nothing, body }), body);
  }
});
