import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laterPositions, type Positions } from './positions.ts';

const at = (xid: string, sequence = 1, epoch = 1) => ({ epoch, xid, sequence });

test('of several announcements in several services the later of each name is kept', () => {
  const some: Positions = { 'order.placed': at('9'), 'stock.changed': at('10', 4), 'order.paid': at('7') };
  const others: Positions = {
    'order.placed': at('10'),
    'stock.changed': at('10', 3),
    'payment.settled': at('3'),
  };
  const merged = {
    'order.placed': at('10'),
    'stock.changed': at('10', 4),
    'order.paid': at('7'),
    'payment.settled': at('3'),
  };
  assert.deepEqual(laterPositions(some, others), merged);
  assert.deepEqual(laterPositions(others, some), merged);
  assert.deepEqual(some['order.placed'], at('9'), 'what was given stays as it was');
});

test('what was announced after a restore is later, whatever its number', () => {
  const old: Positions = { 'order.paid': at('900', 70, 1) };
  const restored: Positions = { 'order.paid': at('12', 2, 2) };
  assert.deepEqual(laterPositions(old, restored), restored);
  assert.deepEqual(laterPositions(restored, old), restored);
});

test('nothing and something is something', () => {
  assert.deepEqual(laterPositions({}, {}), {});
  assert.deepEqual(laterPositions({}, { 'order.paid': at('1') }), { 'order.paid': at('1') });
});
