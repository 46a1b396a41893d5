import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutcomeUnknown } from '#runtime/db/database.ts';
import { ServiceFailure } from '#runtime/door/failure.ts';
import { refusalOf } from './send-problem.ts';

const told = (error: unknown) => {
  const { refusal, retryAfterSeconds } = refusalOf(error);
  return { refusal, retryAfterSeconds };
};

test('who meets a part of the shop that is away is told so, and when to come again', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const starting = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
  for (const error of [
    refused,
    starting,
    new OutcomeUnknown(refused),
    new ServiceFailure('unavailable', 'x'),
  ])
    assert.deepEqual(told(error), { refusal: 'unavailable', retryAfterSeconds: 1 });
  for (const code of ['overloaded', 'deadline-exceeded'] as const)
    assert.deepEqual(told(new ServiceFailure(code, 'x')), { refusal: code, retryAfterSeconds: 1 });
  const cutOff = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  assert.deepEqual(told(cutOff), { refusal: 'deadline-exceeded', retryAfterSeconds: 1 });
});

test('a bug of the shop is no outage: nobody is told to come again', () => {
  for (const error of [new TypeError('x'), new ServiceFailure('internal', 'x')])
    assert.deepEqual(told(error), { refusal: 'internal', retryAfterSeconds: undefined });
});
