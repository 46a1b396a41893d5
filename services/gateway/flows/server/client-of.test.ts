import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf } from './client-of.ts';

const keys = { hashKey: 'a key for tests' };
const visitor = { kind: 'anonymous' } as const;
const of = (address: string) => clientOf(keys, address, visitor);

test('a client is one hash for an address, and for a household of IPv6; the address is not in it', () => {
  assert.match(of('8.8.8.8') ?? '', /^[\w-]{43}$/);
  assert.equal(of('8.8.8.8'), of('::ffff:8.8.8.8'));
  assert.equal(of('2a00:1450::1'), of('2a00:1450::2'));
  assert.notEqual(of('8.8.8.8'), of('8.8.4.4'));
  assert.notEqual(of('8.8.8.8'), clientOf({ hashKey: 'another key' }, '8.8.8.8', visitor));
});

test('staff and keys act for others, and a private address stands for many: neither is a client', () => {
  assert.equal(clientOf(keys, '8.8.8.8', { kind: 'staff' }), undefined);
  assert.equal(clientOf(keys, '8.8.8.8', { kind: 'key' }), undefined);
  for (const address of ['127.0.0.1', '10.0.0.7', '::1']) assert.equal(of(address), undefined);
});
