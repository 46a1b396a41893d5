import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBooking } from './read-booking.ts';

const recipient = { name: 'Ada', lines: ['1 Road'], city: 'London', postalCode: 'SW1Y 4JH', country: 'GB' };
const read = (more: object) => readBooking({ reference: 'r', recipient, ...more });

test('a parcel may be handed over against a sum, which must be one', () => {
  assert.deepEqual(read({}), { reference: 'r', recipient });
  const collect = { amountMinor: 2895, currency: 'GBP' };
  assert.deepEqual(read({ collect }), { reference: 'r', recipient, collect });
  const wrong = [
    { ...collect, amountMinor: 0 },
    { ...collect, amountMinor: 1.5 },
    { ...collect, currency: 'pounds' },
    { ...collect, tip: 1 },
    'cash',
  ];
  for (const each of wrong) {
    const answer = read({ collect: each });
    assert.equal('refusal' in answer && answer.refusal, 'parameter_invalid');
  }
});
