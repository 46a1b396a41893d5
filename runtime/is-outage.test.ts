import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseRefusal, OutcomeUnknown } from './db/database.ts';
import { ServiceFailure } from './door/failure.ts';
import { isOutage } from './is-outage.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test('what says that the machinery is away is an outage', () => {
  const outages = [
    new OutcomeUnknown(coded('ECONNRESET')),
    new ServiceFailure('unavailable', 'x'),
    new ServiceFailure('overloaded', 'x'),
    coded('ECONNREFUSED'),
    coded('53300'),
    coded('57P01'),
    coded('08006'),
    new AggregateError([coded('ECONNREFUSED')]),
  ];
  for (const error of outages) assert.equal(isOutage(error), true, String(error));
});

test('what another try of the same event would meet again is none', () => {
  const others = [
    new Error('a bug'),
    new TypeError('a bug'),
    new DatabaseRefusal('orders_pkey', '23505', coded('23505')),
    new ServiceFailure('internal', 'x'),
    new ServiceFailure('deadline-exceeded', 'x'),
    coded('22P02'),
    coded('08P01'),
    coded('57014'),
    coded('40001'),
    'thrown text',
  ];
  for (const error of others) assert.equal(isOutage(error), false, String(error));
});
