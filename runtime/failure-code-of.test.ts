import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutcomeUnknown } from './db/database.ts';
import { ServiceFailure } from './door/failure.ts';
import { failureCodeOf } from './failure-code-of.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test('who asked is told apart: what is away, what took too long, and what is wrong with us', () => {
  const codes = [
    new ServiceFailure('overloaded', 'x'),
    new OutcomeUnknown(coded('ECONNRESET')),
    coded('53300'),
    coded('57014'),
    coded('22P02'),
    new TypeError('a bug'),
    undefined,
  ].map(failureCodeOf);
  assert.deepEqual(codes, [
    'overloaded',
    'unavailable',
    'unavailable',
    'deadline-exceeded',
    'internal',
    'internal',
    'internal',
  ]);
});
