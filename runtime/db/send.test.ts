import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseRefusal, mustFailed, OutcomeUnknown } from './database.ts';
import { explain } from './send.ts';

const coded = (code: string | undefined, more: object = {}) =>
  Object.assign(new Error('no'), code === undefined ? {} : { code }, more);

test('a constraint and a failed `must` are refusals that name themselves', () => {
  const refused = explain(coded('23505', { constraint: 'once_pkey' }));
  assert.ok(refused instanceof DatabaseRefusal);
  assert.deepEqual([refused.refusedBy, refused.sqlState], ['once_pkey', '23505']);
  const failed = explain(Object.assign(new Error('order-moved'), { code: mustFailed }));
  assert.ok(failed instanceof DatabaseRefusal);
  assert.equal(failed.refusedBy, 'order-moved');
});

test('a connection that ended leaves the outcome unknown', () => {
  for (const code of [undefined, '08000', '08006', '57P01', '57P03', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']) {
    assert.ok(explain(coded(code)) instanceof OutcomeUnknown, String(code));
  }
});

test('what the server answered is known: a protocol violation, too, was rolled back', () => {
  for (const code of ['08P01', '40P01', '42601', '22P02', '57014', 'ECONNREFUSED']) {
    const error = coded(code);
    assert.equal(explain(error), error, code);
  }
});
