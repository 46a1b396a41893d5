import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCard, aRequest, someCircumstances, someInstant } from '../testing.ts';
import { createPayment } from './create-payment.ts';
import { readPaymentRequest } from './read-payment-request.ts';
import type { Step } from './step.ts';

function create(difference: Record<string, unknown>): Step[] {
  const request = readPaymentRequest(aRequest(difference), someInstant);
  assert.ok('value' in request);
  return createPayment(request.value, someCircumstances());
}

function outline(steps: Step[]): unknown[] {
  return steps.map(({ payment, announces, entry }) => ({
    version: payment.version,
    announces,
    amounts: [payment.authorisedMinor, payment.capturedMinor],
    ...(payment.declineCode !== undefined && { declineCode: payment.declineCode }),
    ...(entry !== undefined && { booked: [entry.amountMinor, entry.feeMinor] }),
  }));
}

const back = { returnUrl: 'https://shop.example/back' };
const taken = { announces: 'payment.captured', amounts: [1_234, 1_234], booked: [1_234, 37] };

const cases = [
  { _case: 'a plain card', wish: {}, steps: [{ version: 1, ...taken }] },
  {
    _case: 'a plain card, captured later',
    wish: { capture: 'manual' },
    steps: [{ version: 1, announces: 'payment.authorised', amounts: [1_234, 0] }],
  },
  {
    _case: 'insufficient funds',
    wish: { method: aCard('4000000000009995') },
    steps: [
      { version: 1, announces: 'payment.declined', amounts: [0, 0], declineCode: 'insufficient_funds' },
    ],
  },
  {
    _case: 'a real card',
    wish: { method: aCard('4111111111111111') },
    steps: [{ version: 1, announces: 'payment.declined', amounts: [0, 0], declineCode: 'not_a_test_card' }],
  },
  {
    _case: '3-D Secure',
    wish: { method: { ...aCard('4000000000003220'), ...back } },
    steps: [{ version: 1, announces: 'payment.requires_action', amounts: [0, 0] }],
  },
  {
    _case: '3-D Secure without a way back',
    wish: { method: aCard('4000000000003220') },
    steps: [
      { version: 1, announces: 'payment.declined', amounts: [0, 0], declineCode: 'authentication_required' },
    ],
  },
  {
    _case: 'processing',
    wish: { method: aCard('4000000000005027') },
    steps: [{ version: 1, announces: 'payment.processing', amounts: [0, 0] }],
  },
  {
    _case: 'reordered webhooks need two of them',
    wish: { method: aCard('4000000000005050') },
    steps: [
      { version: 1, announces: 'payment.authorised', amounts: [1_234, 0] },
      { version: 2, ...taken },
    ],
  },
  {
    _case: 'redirect',
    wish: { method: { type: 'redirect', ...back } },
    steps: [{ version: 1, announces: 'payment.requires_action', amounts: [0, 0] }],
  },
  {
    _case: 'QR code',
    wish: { method: { type: 'qr' } },
    steps: [{ version: 1, announces: 'payment.requires_action', amounts: [0, 0] }],
  },
];

for (const { _case, wish, steps } of cases) {
  test(_case, () => {
    const made = create(wish);
    assert.deepEqual(outline(made), steps);
    for (const { payment, announces } of made) assert.equal(announces, `payment.${payment.status}`);
  });
}

test('the policy of a reordered payment stays what was asked for', () => {
  const steps = create({ method: aCard('4000000000005050') });
  assert.deepEqual(
    steps.map(({ payment }) => payment.capture),
    ['automatic', 'automatic'],
  );
});
