import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isConfirmedWithGoods } from './is-confirmed-with-goods.ts';
import type { Order } from './order.ts';

const anOrder = (more: Partial<Order>): Order =>
  ({
    state: 'paid',
    stock: 'held',
    draft: null,
    paidAt: '2026-11-01T10:00:00.000Z',
    readAt: '2026-11-01T10:00:01.000Z',
    ...more,
  }) as Order;
const draft = { paidAt: '2026-09-01T10:00:00.000Z', isImported: false, reference: 'r' };

test('the buyer of a paid order is told with its goods, but not of goods that are set aside or of an old payment', () => {
  const old = { readAt: '2026-12-01T10:00:00.001Z' };
  const cases: [Partial<Order>, boolean][] = [
    [{}, true],
    [{ stock: 'asked' }, true],
    [{ stock: 'committed' }, false],
    [{ state: 'authorised', paidAt: null }, false],
    [old, false],
    [{ ...old, draft }, true],
  ];
  for (const [more, expected] of cases) {
    assert.equal(isConfirmedWithGoods(anOrder(more)), expected, JSON.stringify(more));
  }
});
