import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { signOf, type StatementLine } from '../../domain/reconciliation/statement-line.ts';
import { openStripeBench, paymentOf, type StripeBench } from './testing/open-stripe-bench.ts';

describe('money at Stripe, over a stand-in', () => {
  let bench: StripeBench;
  let standIn: StripeBench['standIn'];
  let provider: StripeBench['provider'];
  before(async () => {
    bench = await openStripeBench();
    ({ standIn, provider } = bench);
  });
  after(() => bench.close());

  test('a card that takes one capture lets go of the rest, and says so', async () => {
    const { providerPaymentId: id } = await bench.paid({ capture: 'manual' });
    const part = paymentOf(await provider.capture(id, 1000, uuidv7()));
    assert.deepEqual([part.state, part.capturedMinor, part.voidedMinor], ['captured', 1000, 234]);
    const refused = { kind: 'refused', code: 'payment_not_capturable' };
    assert.deepEqual(await provider.capture(id, 234, uuidv7()), refused);
  });

  test('what is held and let go of is voided whole', async () => {
    const held = await bench.paid({ capture: 'manual' });
    const voided = paymentOf(await provider.void(held.providerPaymentId, held.reference));
    assert.deepEqual([voided.state, voided.capturedMinor, voided.voidedMinor], ['voided', 0, 1234]);
    assert.deepEqual(paymentOf(await provider.void(held.providerPaymentId, held.reference)), voided);
  });

  test('captures and refunds are done once, also when Stripe has forgotten their keys', async () => {
    const { providerPaymentId: id } = await bench.paid({ capture: 'manual' }, { takesSeveral: true });
    const [capture, refund] = [uuidv7(), uuidv7()];
    for (const fault of ['error-after', 'disconnect-after'] as const) {
      standIn.faults.push(fault);
      const captured = await provider.capture(id, 500, capture);
      const isFirst = fault === 'error-after';
      // The first answer is lost; the second finds the note, and sends nothing that could be.
      assert.equal(captured.kind, isFirst ? 'unknown' : 'payment');
      standIn.forgetKeys();
    }
    // The fault that nobody met.
    assert.deepEqual(standIn.faults.splice(0), ['disconnect-after']);
    standIn.faults.push('error-after');
    assert.equal((await provider.refund(id, 200, refund)).kind, 'unknown');
    standIn.forgetKeys();
    const after = paymentOf(await provider.refund(id, 200, refund));
    assert.deepEqual([after.capturedMinor, after.refundedMinor], [500, 200]);
  });

  test('a refund that waits at Stripe is unknown, until its money has left or it ends', async () => {
    const { providerPaymentId: id, ...known } = await bench.paid({}, { refundsSlowly: true });
    const [good, bad] = [uuidv7(), uuidv7()];
    const waiting = { kind: 'unknown', reason: 'refund_pending' };
    assert.deepEqual(await provider.refund(id, 100, good), waiting);
    assert.deepEqual(await provider.refund(id, 100, good), waiting);
    assert.deepEqual(await provider.refund(id, 50, bad), waiting);
    assert.equal((await bench.ask({ providerPaymentId: id, ...known })).refundedMinor, 0);
    standIn.slowRefund(good, true);
    standIn.slowRefund(bad, false);
    assert.equal(paymentOf(await provider.refund(id, 100, good)).refundedMinor, 100);
    assert.deepEqual(await provider.refund(id, 50, bad), { kind: 'refused', code: 'declined' });
  });

  test('more refunds than come with a charge are all counted, those of Stripe’s own screens too', async () => {
    const payment = await bench.paid();
    for (let count = 0; count < 11; count += 1)
      await provider.refund(payment.providerPaymentId, 10, uuidv7());
    standIn.refundByHand(payment.providerPaymentId, 5);
    const after = await bench.ask(payment);
    assert.deepEqual([after.refundedMinor, after.version], [115, payment.version + 12]);
  });

  test('a dispute takes one answer; won, its money is back', async () => {
    const payment = await bench.paid();
    const dispute = standIn.dispute(payment.providerPaymentId, 400);
    paymentOf(await provider.answerDispute(dispute.id, 'It was delivered.', uuidv7()));
    assert.deepEqual(dispute['evidence'], { uncategorized_text: 'It was delivered.' });
    const again = await provider.answerDispute(dispute.id, 'It was signed for.', uuidv7());
    assert.deepEqual(again, { kind: 'refused', code: 'evidence_submitted' });
    standIn.decide(dispute, 'won');
    const { disputes } = await bench.ask(payment);
    assert.deepEqual(
      disputes.map(({ state, amountMinor }) => [state, amountMinor]),
      [['won', 400]],
    );
    const late = { kind: 'refused', code: 'dispute_ended' };
    assert.deepEqual(await provider.acceptDispute(dispute.id, uuidv7()), late);
  });

  test('the statement of a day is read in pages, and adds up to the balance', async () => {
    const own = await bench.paid();
    await provider.refund(own.providerPaymentId, 100, uuidv7());
    standIn.refundByHand(own.providerPaymentId, 34);
    standIn.decide(standIn.dispute(own.providerPaymentId, 500), 'won');
    for (let others = 0; others < 120; others += 1) {
      const { store } = standIn;
      store.move('charge', 700, 31, store.add('charge', 'ch', { currency: 'gbp' }));
    }
    const day = new Date().toISOString().slice(0, 10);
    const lines: StatementLine[] = [];
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor !== null; pages += 1) {
      const page = await provider.statement(day, cursor);
      if (page.kind !== 'page') assert.fail(page.reason);
      assert.equal(page.isFinal, false);
      lines.push(...page.lines);
      cursor = page.next;
      assert.ok(pages < 3);
    }
    const net = (sum: number, line: StatementLine) =>
      sum + signOf(line.kind) * line.amountMinor - line.feeMinor;
    const moved = standIn.store.all('balance_transaction');
    const balance = moved.reduce((sum, { net: each }) => sum + Number(each), 0);
    assert.deepEqual([lines.reduce(net, 0), lines.length], [balance, moved.length]);
    const ours = lines.filter(({ paymentReference }) => paymentReference === own.reference);
    assert.deepEqual(
      ours.map(({ kind, amountMinor, feeMinor }) => [kind, amountMinor, feeMinor]),
      [
        ['dispute-reversal', 500, 0],
        ['dispute', 500, 1500],
        ['refund', 34, 0],
        ['refund', 100, 0],
        ['capture', 1234, 39],
      ],
    );
    const empty = await provider.statement('2026-01-01', null);
    assert.deepEqual(empty, { kind: 'page', lines: [], next: null, isFinal: true });
  });
});
