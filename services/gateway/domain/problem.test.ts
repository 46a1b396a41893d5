import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusals, refuse, type RefusalCode } from '#contracts/refusals.ts';
import { problemOf } from './problem.ts';

test('a refusal becomes a problem document with its code, path and trace', () => {
  const refusal = refuse('total-changed', 'It is 12.00 now.', {
    path: '/expectedTotal',
    data: { total: 1200 },
  });
  assert.deepEqual(problemOf(refusal, 'trace-1'), {
    type: '/problems/total-changed',
    title: 'The total has changed',
    status: 409,
    code: 'total-changed',
    detail: 'It is 12.00 now.',
    path: '/expectedTotal',
    data: { total: 1200 },
    traceId: 'trace-1',
  });
});

test('every refusal has an error status and a title, from one table', () => {
  for (const [code, { status, title }] of Object.entries(refusals)) {
    assert.ok(status >= 400 && status < 600 && title.length > 5, code);
    assert.equal(problemOf(refuse(code as RefusalCode, 'why'), 't').status, status);
  }
});
