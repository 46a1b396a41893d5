import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readStripePayment, type StripePayment } from './read-stripe-payment.ts';
import type { StripeDispute, StripePaymentIntent, StripeRefund } from './stripe-shapes.ts';

const session = { id: 'cs_1', client_reference_id: 'attempt 1', url: null, status: 'complete' as const };

function anIntent(changes: Partial<StripePaymentIntent>): StripePaymentIntent {
  const sums = { amount: 1000, amount_received: 0, amount_capturable: 0, currency: 'gbp' };
  return { id: 'pi_1', status: 'succeeded', ...sums, metadata: {}, ...changes };
}

function aRefund(changes: Partial<StripeRefund>): StripeRefund {
  return { id: 're_1', amount: 300, status: 'succeeded', balance_transaction: 'txn_1', ...changes };
}

function aDispute(status: string, moved = [{ id: 'txn_2' }]): StripeDispute {
  const details = { due_by: 1_795_000_000, submission_count: 0 };
  const shared = { id: 'du_1', amount: 400, currency: 'gbp', reason: 'fraudulent' };
  return { ...shared, status, evidence_details: details, balance_transactions: moved };
}

const pictureOf = (changes: Partial<StripePayment>) =>
  readStripePayment({ session, refunds: [], disputes: [], ...changes });

test('each standing of a PaymentIntent has its word here', () => {
  for (const [intent, state, voidedMinor, declineCode] of [
    [{ status: 'processing' }, 'pending', 0, null],
    [{ status: 'requires_action' }, 'pending', 0, null],
    [{ status: 'a_word_of_tomorrow' }, 'pending', 0, null],
    [{ status: 'requires_capture', amount_capturable: 1000 }, 'authorised', 0, null],
    [{ status: 'requires_capture', amount_capturable: 600, amount_received: 400 }, 'captured', 0, null],
    [{ status: 'succeeded', amount_received: 1000 }, 'captured', 0, null],
    [{ status: 'succeeded', amount_received: 400 }, 'captured', 600, null],
    [{ status: 'canceled' }, 'voided', 1000, null],
    [{ status: 'canceled', amount_received: 400 }, 'captured', 600, null],
    [{ status: 'requires_payment_method' }, 'declined', 0, 'payment_failed'],
    [
      {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
      },
      'declined',
      0,
      'insufficient_funds',
    ],
  ] as const) {
    const picture = pictureOf({ session: { ...session, payment_intent: anIntent(intent) } });
    const { status } = intent;
    assert.deepEqual(
      [picture.state, picture.voidedMinor, picture.declineCode],
      [state, voidedMinor, declineCode],
      status,
    );
    assert.equal(picture.nextAction, null);
  }
});

test('a page that expired is let go of, and one whose card was declined still waits for another', () => {
  const declined = anIntent({ status: 'requires_payment_method' });
  const open = {
    ...session,
    status: 'open' as const,
    url: 'https://pay.example/1',
    payment_intent: declined,
  };
  const waiting = pictureOf({ session: open });
  assert.deepEqual([waiting.state, waiting.nextAction?.url], ['pending', 'https://pay.example/1']);
  const expired = pictureOf({ session: { ...open, status: 'expired' } });
  assert.deepEqual([expired.state, expired.voidedMinor, expired.nextAction], ['voided', 0, null]);
});

test('a refund counts from the moment that its money left, also when the bank sends it back', () => {
  const waiting = aRefund({ id: 're_2', status: 'pending', balance_transaction: null });
  const sentBack = aRefund({ id: 're_3', status: 'failed', amount: 50 });
  const { refundedMinor } = pictureOf({ refunds: [aRefund({}), waiting, sentBack] });
  assert.equal(refundedMinor, 350);
});

test('a dispute has withheld money, or is none', () => {
  for (const [status, state] of [
    ['needs_response', 'opened'],
    ['under_review', 'opened'],
    ['won', 'won'],
    ['lost', 'lost'],
    ['appeal_under_review', 'lost'],
  ] as const) {
    const [dispute] = pictureOf({ disputes: [aDispute(status)] }).disputes;
    assert.deepEqual([dispute?.state, dispute?.currency], [state, 'GBP'], status);
    assert.equal(dispute?.answerBy, '2026-11-18T11:06:40.000Z');
  }
  assert.deepEqual(pictureOf({ disputes: [aDispute('warning_needs_response', [])] }).disputes, []);
});

const facts = fc.record({
  stage: fc.constantFrom('processing', 'requires_capture', 'succeeded'),
  captures: fc.nat(5),
  refunds: fc.nat(5),
  dispute: fc.constantFrom(undefined, 'needs_response', 'lost'),
});
type Facts = typeof facts extends fc.Arbitrary<infer Value> ? Value : never;

function paint({ stage, captures, refunds, dispute }: Facts) {
  const marks = Array.from({ length: captures }, (_, index) => [`cap_${index}`, '1'] as const);
  const intent = anIntent({ status: stage, metadata: { reference: 'a', ...Object.fromEntries(marks) } });
  return pictureOf({
    session: { ...session, payment_intent: intent },
    refunds: Array.from({ length: refunds }, (_, index) => aRefund({ id: `re_${index}` })),
    disputes: dispute ? [aDispute(dispute)] : [],
  });
}

test('whatever happens next, the version rises', () => {
  fc.assert(
    fc.property(facts, (before) => {
      const { version } = paint(before);
      const { captures, refunds } = before;
      for (const change of [{ captures: captures + 1 }, { refunds: refunds + 1 }]) {
        assert.equal(paint({ ...before, ...change }).version, version + 1);
      }
      if (before.dispute === undefined) {
        assert.ok(paint({ ...before, dispute: 'needs_response' }).version > version);
      }
      if (before.dispute === 'needs_response') {
        assert.ok(paint({ ...before, dispute: 'lost' }).version > version);
      }
      if (before.stage !== 'succeeded') assert.ok(paint({ ...before, stage: 'succeeded' }).version > version);
    }),
  );
});
