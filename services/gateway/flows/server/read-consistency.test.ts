import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { encodeToken, type ConsistencyToken } from '#runtime/events/consistency-token.ts';
import { readConsistency } from './read-consistency.ts';

const token = (cluster: string): ConsistencyToken => ({
  cluster,
  timeline: 1,
  lsn: '0/1',
  positions: { 'order.paid': { epoch: 1, xid: '9', sequence: 3 } },
});
const cookie = (value: string) => new Map([['souk_consistency', value]]);

test('a token is read from the header, else from the cookie', () => {
  assert.deepEqual(readConsistency(encodeToken(token('1')), cookie(encodeToken(token('2')))), token('1'));
  assert.deepEqual(readConsistency(undefined, cookie(encodeToken(token('2')))), token('2'));
  assert.deepEqual(readConsistency('', cookie(encodeToken(token('2')))), token('2'));
  assert.equal(readConsistency(undefined, new Map()), undefined);
});

test('a header that is no token is refused by its name, a cookie that is none counts for nothing', () => {
  for (const header of ['x', 'not a token', `${encodeToken(token('1'))}A`, 'a'.repeat(5000)]) {
    const refusal = readConsistency(header, cookie(encodeToken(token('2'))));
    assert.ok(isRefusal(refusal), header.slice(0, 20));
    assert.equal(refusal.refusal, 'invalid-input');
    assert.equal(refusal.path, '/headers/souk-consistency');
  }
  assert.equal(readConsistency(undefined, cookie('not a token')), undefined);
});
