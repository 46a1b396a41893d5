import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSandboxEvent, readSandboxPayment, readSandboxPayments } from './read-sandbox-payment.ts';

/** A payment as the provider's API shows it, with what differs. */
function shown(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'pay_1',
    status: 'captured',
    amountMinor: 500,
    currency: 'GBP',
    authorisedMinor: 500,
    capturedMinor: 500,
    voidedMinor: 0,
    refundedMinor: 200,
    reference: 'attempt',
    version: 2,
    metadata: {},
    ...changes,
  };
}

test('a payment is read in the words of this room', () => {
  assert.deepEqual(readSandboxPayment(shown()), {
    providerPaymentId: 'pay_1',
    reference: 'attempt',
    state: 'captured',
    version: 2,
    capturedMinor: 500,
    refundedMinor: 200,
    voidedMinor: 0,
    declineCode: null,
    nextAction: null,
    disputes: [],
  });
  const nextAction = { type: 'redirect', url: 'https://pay.example/1' };
  const waiting = readSandboxPayment(shown({ status: 'requires_action', nextAction }));
  assert.deepEqual([waiting?.state, waiting?.nextAction], ['pending', nextAction]);
  assert.equal(readSandboxPayment(shown({ status: 'processing' }))?.state, 'pending');
  const declined = readSandboxPayment(shown({ status: 'declined', declineCode: 'card_declined' }));
  assert.deepEqual([declined?.state, declined?.declineCode], ['declined', 'card_declined']);
});

const strange: [what: string, changes: Record<string, unknown>][] = [
  ['a status that nobody knows', { status: 'frozen' }],
  ['no version', { version: undefined }],
  ['version 0', { version: 0 }],
  ['a negative sum', { capturedMinor: -1 }],
  ['a broken sum', { refundedMinor: 0.5 }],
  ['a sum beyond what numbers hold', { capturedMinor: 2 ** 53 }],
  ['no reference', { reference: null }],
  ['a decline code with words of its own', { declineCode: 'Card 4242 was declined' }],
  ['an address that is a program', { nextAction: { type: 'redirect', url: 'javascript:alert(1)' } }],
];

for (const [what, changes] of strange) {
  test(`not read: ${what}`, () => {
    const body = shown(changes);
    assert.equal(readSandboxPayment(body), undefined);
    assert.equal(readSandboxPayments({ payments: [shown(), body] }), undefined);
    assert.equal(readSandboxEvent(JSON.stringify({ id: 'evt_1', data: body })), undefined);
  });
}

test('what is no payment, list or event at all is not read', () => {
  for (const body of [undefined, null, 7, 'text', [], {}, { payments: {} }]) {
    assert.equal(readSandboxPayment(body), undefined);
    assert.equal(readSandboxPayments(body), undefined);
  }
  for (const text of ['', '{', '<html>', '[]', '{"id":"evt_1"}'])
    assert.equal(readSandboxEvent(text), undefined);
});

test('an event names the refund that it tells of', () => {
  const event = { id: 'evt_1', type: 'refund.succeeded', data: shown(), refund: { reference: 'refund 1' } };
  const read = readSandboxEvent(JSON.stringify(event));
  assert.deepEqual([read?.eventId, read?.refundReference, read?.payment.version], ['evt_1', 'refund 1', 2]);
  assert.equal(readSandboxEvent(JSON.stringify({ ...event, refund: undefined }))?.refundReference, null);
});
