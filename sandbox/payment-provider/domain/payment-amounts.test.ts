import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aPayment, someCircumstances } from '../testing.ts';
import { capturePayment } from './capture-payment.ts';
import { makeStatement } from './make-statement.ts';
import type { Payment, StatementEntry } from './payment.ts';
import { refundPayment } from './refund-payment.ts';
import { isRefusal } from './refusal.ts';
import { voidPayment } from './void-payment.ts';

const circumstances = someCircumstances();

test('captures in parts up to what is held, and not a penny more', () => {
  const first = capturePayment(aPayment(), 6_000, circumstances);
  assert.ok(!isRefusal(first));
  assert.equal(first.payment.capturedMinor, 6_000);
  assert.equal(first.payment.version, 2);
  assert.deepEqual(capturePayment(first.payment, 4_001, circumstances), {
    refusal: 'amount_too_large',
    message: 'at most 4000 can be captured',
    param: 'amountMinor',
  });
  const second = capturePayment(first.payment, 4_000, circumstances);
  assert.ok(!isRefusal(second));
  assert.equal(second.payment.capturedMinor, 10_000);
  assert.deepEqual(capturePayment(second.payment, 1, circumstances), {
    refusal: 'payment_not_capturable',
    message: 'nothing is held: the payment is captured',
  });
});

test('nothing can be captured, voided or refunded where nothing is held or taken', () => {
  for (const status of ['declined', 'processing'] as const) {
    const payment = aPayment({ status, authorisedMinor: 0 });
    const refusals = [
      capturePayment(payment, 1, circumstances),
      voidPayment(payment),
      refundPayment(payment, { amountMinor: 1, reference: 'r' }, circumstances),
    ].map((outcome) => (isRefusal(outcome) ? outcome.refusal : 'done'));
    assert.deepEqual(
      refusals,
      ['payment_not_capturable', 'payment_not_voidable', 'payment_not_refundable'],
      status,
    );
  }
});

test('a void lets go of what is held; a part that was taken stays taken', () => {
  const whole = voidPayment(aPayment());
  assert.ok(!isRefusal(whole));
  assert.deepEqual(
    { status: whole.payment.status, voidedMinor: whole.payment.voidedMinor, announces: whole.announces },
    { status: 'voided', voidedMinor: 10_000, announces: 'payment.voided' },
  );
  const rest = voidPayment(aPayment({ status: 'captured', capturedMinor: 6_000 }));
  assert.ok(!isRefusal(rest));
  assert.deepEqual([rest.payment.status, rest.payment.voidedMinor], ['captured', 4_000]);
  assert.ok(isRefusal(capturePayment(rest.payment, 1, circumstances)));
  const waiting = voidPayment(aPayment({ status: 'requires_action', authorisedMinor: 0 }));
  assert.ok(!isRefusal(waiting));
  assert.deepEqual([waiting.payment.status, waiting.payment.voidedMinor], ['voided', 0]);
});

// Each command is a kind and an amount; whatever comes, the sums must hold.
const commands = fc.array(
  fc.record({
    kind: fc.constantFrom('capture', 'refund', 'void'),
    amountMinor: fc.integer({ min: 1, max: 6_000 }),
  }),
  { maxLength: 30 },
);

test('whatever is asked for, captures stay within what is held, refunds within captures, and the statement adds up', () => {
  fc.assert(
    fc.property(commands, (asked) => {
      let payment: Payment = aPayment();
      const entries: StatementEntry[] = [];
      for (const { kind, amountMinor } of asked) {
        const outcome =
          kind === 'capture'
            ? capturePayment(payment, amountMinor, circumstances)
            : kind === 'refund'
              ? refundPayment(payment, { amountMinor, reference: 'r' }, circumstances)
              : voidPayment(payment);
        if (isRefusal(outcome)) continue;
        assert.equal(outcome.payment.version, payment.version + 1);
        ({ payment } = outcome);
        if (outcome.entry !== undefined) entries.push(outcome.entry);
      }
      assert.ok(payment.capturedMinor + payment.voidedMinor <= payment.authorisedMinor);
      assert.ok(payment.refundedMinor <= payment.capturedMinor);
      const [total] = makeStatement('2026-11-21', entries, circumstances.now, () => null).totals;
      assert.equal(total?.capturedMinor ?? 0, payment.capturedMinor);
      assert.equal(total?.refundedMinor ?? 0, payment.refundedMinor);
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
});
