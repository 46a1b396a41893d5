import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCard, aRequest, someInstant } from '../testing.ts';
import { readPaymentRequest } from './read-payment-request.ts';

const refused = [
  { _case: 'no object', body: [], param: 'body', code: 'parameter_invalid' },
  {
    _case: 'no amount',
    body: aRequest({ amountMinor: undefined }),
    param: 'amountMinor',
    code: 'parameter_missing',
  },
  { _case: 'amount 0', body: aRequest({ amountMinor: 0 }), param: 'amountMinor', code: 'amount_invalid' },
  { _case: 'negative', body: aRequest({ amountMinor: -5 }), param: 'amountMinor', code: 'amount_invalid' },
  { _case: 'fraction', body: aRequest({ amountMinor: 1.5 }), param: 'amountMinor', code: 'amount_invalid' },
  {
    _case: 'amount as text',
    body: aRequest({ amountMinor: '5' }),
    param: 'amountMinor',
    code: 'amount_invalid',
  },
  {
    _case: 'too much',
    body: aRequest({ amountMinor: 1e12 }),
    param: 'amountMinor',
    code: 'amount_too_large',
  },
  {
    _case: 'no currency',
    body: aRequest({ currency: undefined }),
    param: 'currency',
    code: 'currency_unsupported',
  },
  {
    _case: 'small letters',
    body: aRequest({ currency: 'gbp' }),
    param: 'currency',
    code: 'currency_unsupported',
  },
  {
    _case: 'gone currency',
    body: aRequest({ currency: 'DEM' }),
    param: 'currency',
    code: 'currency_unsupported',
  },
  {
    _case: 'capture policy',
    body: aRequest({ capture: 'later' }),
    param: 'capture',
    code: 'parameter_invalid',
  },
  {
    _case: 'no reference',
    body: aRequest({ reference: undefined }),
    param: 'reference',
    code: 'parameter_missing',
  },
  {
    _case: 'empty reference',
    body: aRequest({ reference: '' }),
    param: 'reference',
    code: 'parameter_invalid',
  },
  {
    _case: 'metadata',
    body: aRequest({ metadata: { a: 1 } }),
    param: 'metadata.a',
    code: 'parameter_invalid',
  },
  { _case: 'no method', body: aRequest({ method: undefined }), param: 'method', code: 'parameter_missing' },
  {
    _case: 'cash',
    body: aRequest({ method: { type: 'cash' } }),
    param: 'method.type',
    code: 'parameter_invalid',
  },
  {
    _case: 'redirect without a way back',
    body: aRequest({ method: { type: 'redirect' } }),
    param: 'method.returnUrl',
    code: 'parameter_missing',
  },
  {
    _case: 'a script as the way back',
    body: aRequest({ method: { type: 'redirect', returnUrl: 'javascript:alert(1)' } }),
    param: 'method.returnUrl',
    code: 'parameter_invalid',
  },
];

for (const { _case, body, param, code } of refused) {
  test(`refused: ${_case}`, () => {
    const read = readPaymentRequest(body, someInstant);
    assert.ok('refusal' in read);
    assert.deepEqual({ refusal: read.refusal, param: read.param }, { refusal: code, param });
  });
}

const refusedCards = [
  {
    _case: 'wrong check digit',
    card: aCard('4242424242424241'),
    param: 'number',
    code: 'card_number_invalid',
  },
  { _case: 'letters', card: aCard('4242abcd42424242'), param: 'number', code: 'card_number_invalid' },
  { _case: 'too short', card: aCard('4242'), param: 'number', code: 'card_number_invalid' },
  {
    _case: 'month 13',
    card: { ...aCard(), expiryMonth: 13 },
    param: 'expiryMonth',
    code: 'parameter_invalid',
  },
  { _case: 'year 30', card: { ...aCard(), expiryYear: 30 }, param: 'expiryYear', code: 'parameter_invalid' },
  {
    _case: 'far year',
    card: { ...aCard(), expiryYear: 2047 },
    param: 'expiryYear',
    code: 'parameter_invalid',
  },
  {
    _case: 'last month',
    card: { ...aCard(), expiryMonth: 10, expiryYear: 2026 },
    param: 'expiryMonth',
    code: 'card_expired',
  },
  {
    _case: 'short code',
    card: { ...aCard(), securityCode: '12' },
    param: 'securityCode',
    code: 'parameter_invalid',
  },
];

for (const { _case, card, param, code } of refusedCards) {
  test(`refused card: ${_case}`, () => {
    const read = readPaymentRequest(aRequest({ method: card }), someInstant);
    assert.ok('refusal' in read);
    assert.deepEqual(
      { refusal: read.refusal, param: read.param },
      { refusal: code, param: `method.${param}` },
    );
  });
}

test('a card is good through the last day of its month, and only its last digits are kept', () => {
  const method = { ...aCard('4242 4242 4242 4242'), expiryMonth: 11, expiryYear: 2026 };
  assert.deepEqual(readPaymentRequest(aRequest({ method }), new Date('2026-11-30T23:59:59.999Z')), {
    value: {
      amountMinor: 1_234,
      currency: 'GBP',
      capture: 'automatic',
      reference: 'order-1',
      metadata: {},
      method: {
        kept: { type: 'card', brand: 'visa', lastDigits: '4242' },
        card: { scenario: 'plain' },
      },
    },
  });
  const tooLate = readPaymentRequest(aRequest({ method }), new Date('2026-12-01T00:00:00.000Z'));
  assert.ok('refusal' in tooLate && tooLate.refusal === 'card_expired');
});
