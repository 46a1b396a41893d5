import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { isAudited } from './is-audited.ts';
import { targetOf } from './target-of.ts';

const id = uuidv7();

test('a change is about the first parameter of its path, else about the first id', () => {
  assert.deepEqual(targetOf(['orderId', 'lineId'], { lineId: uuidv7(), orderId: id }), {
    kind: 'orderId',
    id,
  });
  assert.deepEqual(targetOf(['key'], { key: 'order.maxQuantityPerLine', value: 3 }), {
    kind: 'key',
    id: 'order.maxQuantityPerLine',
  });
  assert.deepEqual(targetOf([], { name: 'Ada', email: 'ada@example.org', staffId: id }), {
    kind: 'staffId',
    id,
  });
});

test('nothing that could be personal is taken for what a change is about', () => {
  assert.equal(targetOf([], { email: 'ada@example.org', customerId: 'ada@example.org' }), undefined);
  assert.equal(targetOf([], { name: id }), undefined);
  assert.equal(targetOf(['orderId'], { refusal: 'order-not-found' }), undefined);
  assert.equal(targetOf(['slug'], { slug: 'ada@example.org' }), undefined);
  assert.equal(targetOf(['slug'], { slug: 'a\u0000b' }), undefined);
  assert.equal(targetOf(['slug'], { slug: 'a'.repeat(201) }), undefined);
  assert.equal(targetOf([], null), undefined);
  assert.equal(targetOf([], 'text'), undefined);
});

test('what staff and keys change is audited, not what they read, nor what anybody else does', () => {
  const staff = { kind: 'staff', staffId: id, sessionId: id, permissions: [] } as const;
  const write = { repeat: 'natural', access: ['anonymous', 'customer', 'staff'] } as const;
  assert.equal(isAudited(write, staff), true);
  assert.equal(isAudited({ repeat: 'key', access: ['staff:orders.write'] }, staff), true);
  assert.equal(isAudited(write, { kind: 'key', keyId: id, permissions: [] }), true);
  assert.equal(isAudited({ ...write, repeat: 'read' }, staff), false);
  assert.equal(isAudited({ repeat: 'natural', access: ['anonymous'] }, staff), false);
  assert.equal(isAudited(write, { kind: 'anonymous' }), false);
  assert.equal(isAudited(write, { kind: 'customer', customerId: id, sessionId: id }), false);
});
