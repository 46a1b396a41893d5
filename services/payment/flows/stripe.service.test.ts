import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { startStripeStandIn, type StripeStandIn } from '../providers/stripe/testing/stripe-stand-in.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, auditADayLater, financeStaff, order, query, sleepADay } from '../testing.ts';

const keys = { secretKey: 'sk_test_for_tests', webhookSecret: 'whsec_for_tests' };

describe('paying at Stripe, over a stand-in', () => {
  let standIn: StripeStandIn;
  let room: TestRoom<'payment'>;
  before(async () => {
    standIn = await startStripeStandIn(keys);
    const setting = defaultSettings({
      'payment.provider': 'stripe',
      'payment.stripeUrl': standIn.url,
      'payment.stripeSecretKey': keys.secretKey,
      'payment.stripeWebhookSecret': keys.webhookSecret,
      'payment.providerTimeoutMs': 500,
    });
    room = await openTestRoom(paymentService, { setting });
  });
  afterEach(async () => assert.deepEqual(await auditADayLater(room), []));
  after(async () => {
    await room.close();
    await standIn.close();
  });

  const onAPage = () => anAttempt({ method: { type: 'redirect' } });
  const pay = async (attempt: ReturnType<typeof anAttempt>) =>
    accepted(await room.ask('pay', attempt, order));
  const sessionOf = ({ attemptId }: { attemptId: string }) =>
    standIn.store.all('checkout.session').find((each) => each['client_reference_id'] === attemptId)?.id ??
    assert.fail();
  const deliver = ({ signature, rawBody }: { signature: string; rawBody: string }) =>
    room.ask('receiveWebhook', {
      provider: 'stripe',
      headers: { 'stripe-signature': signature },
      rawBody,
    });
  const eventsOf = async ({ orderId }: { orderId: string }) =>
    (await room.announced())
      .filter(({ key }) => key === orderId)
      .map(({ payload }) => (payload as { outcome: string }).outcome);

  async function paid() {
    const attempt = onAPage();
    await pay(attempt);
    standIn.buyerPays(sessionOf(attempt));
    return attempt;
  }

  test('the buyer is sent to a page; each event twice, the last first, is one capture', async () => {
    const attempt = onAPage();
    const first = standIn.told.length;
    const { outcome, nextAction } = await pay(attempt);
    const url = standIn.sessionOf(sessionOf(attempt))['url'];
    assert.deepEqual([outcome, nextAction], ['pending', { type: 'redirect', url }]);
    standIn.buyerPays(sessionOf(attempt));
    const told = standIn.told.slice(first);
    for (const event of [...told, ...told].toReversed()) {
      assert.deepEqual(await deliver(event), { received: true });
    }
    assert.deepEqual(await eventsOf(attempt), ['captured']);
    const after = await pay(attempt);
    assert.deepEqual([after.outcome, after.capturedMinor], ['captured', 10_000]);
  });

  test('an event that is not signed changes nothing; one that is foreign is taken and has no effect', async () => {
    const attempt = await paid();
    const [event = assert.fail()] = standIn.told.slice(-1);
    const wrong = await deliver({ ...event, signature: 't=1,v1=00' });
    assert.equal(isRefusal(wrong) && wrong.refusal, 'signature-wrong');
    assert.deepEqual(await eventsOf(attempt), []);
    standIn.tell('payout.paid', standIn.store.add('payout', 'po', {}));
    assert.deepEqual(await deliver(standIn.told.at(-1) ?? assert.fail()), { received: true });
  });

  test('an event whose payment cannot be asked for is not taken: Stripe tells it again', async () => {
    const attempt = await paid();
    const event = standIn.told.at(-1) ?? assert.fail();
    const asking = { provider: 'stripe', headers: { 'stripe-signature': event.signature } };
    const late = room.ask('receiveWebhook', { ...asking, rawBody: event.rawBody }, { timeoutMs: 0 });
    const [answer] = await Promise.allSettled([late]);
    assert.ok(answer?.status === 'rejected' || isRefusal(answer?.value));
    assert.deepEqual(await eventsOf(attempt), []);
    assert.deepEqual(await deliver(event), { received: true });
    assert.deepEqual(await eventsOf(attempt), ['captured']);
  });

  test('a webhook that never came is made good by asking, also of an answer that was not heard', async () => {
    const attempt = onAPage();
    standIn.faults.push('disconnect-after');
    assert.equal((await pay(attempt)).outcome, 'unknown');
    standIn.buyerPays(sessionOf(attempt));
    const asked = accepted(await room.ask('queryPayment', { attemptId: attempt.attemptId }, order));
    assert.deepEqual([asked.outcome, asked.capturedMinor], ['captured', 10_000]);
  });

  test('refunds, and a cancelled order, give the money back once', async () => {
    const attempt = await paid();
    const { attemptId } = attempt;
    accepted(await room.ask('queryPayment', { attemptId }, order));
    const amount = { amountMinor: 2500, currency: 'GBP' as const };
    const wish = { refundId: uuidv7(), attemptId, amount, reason: 'a gift' };
    for (let times = 0; times < 2; times += 1) {
      assert.equal(accepted(await room.ask('refund', wish, order)).state, 'succeeded');
    }
    const cancelled = accepted(await room.ask('cancelPayment', { attemptId, reason: 'no' }, order));
    assert.equal(cancelled.refundedMinor, 10_000);
    assert.equal(standIn.chargeOf(sessionOf(attempt))['amount_refunded'], 10_000);
    const open = onAPage();
    await pay(open);
    const voided = await room.ask('cancelPayment', { attemptId: open.attemptId, reason: 'no' }, order);
    assert.equal(accepted(voided).outcome, 'voided');
    assert.equal(standIn.sessionOf(sessionOf(open))['status'], 'expired');
  });

  test('ledger and statement agree to the penny, fees and disputes too', async () => {
    const attempt = await paid();
    accepted(await room.ask('queryPayment', { attemptId: attempt.attemptId }, order));
    const dispute = standIn.dispute(sessionOf(attempt), 4000);
    await deliver(standIn.told.at(-1) ?? assert.fail());
    const told = accepted(await room.ask('listDisputes', { state: 'opened' }, financeStaff));
    assert.deepEqual(
      told.disputes.map(({ amount, provider }) => [amount.amountMinor, provider]),
      [[4000, 'stripe']],
    );
    const { disputeId } = told.disputes[0] ?? assert.fail();
    accepted(await room.ask('answerDispute', { disputeId, note: 'It was delivered.' }, financeStaff));
    assert.deepEqual(dispute['evidence'], { uncategorized_text: 'It was delivered.' });
    // What no event has told is asked for by the statement.
    await sleepADay(room);
    for (const each of standIn.store.things.values()) each.created -= 86_400;
    await room.run('reconcile');
    const { cases } = accepted(await room.ask('listReconciliationCases', {}, financeStaff));
    assert.deepEqual(cases, []);
    const { standings } = accepted(await room.ask('listReconciliation', {}, financeStaff));
    const balance = standIn.store.all('balance_transaction').reduce((sum, { net }) => sum + Number(net), 0);
    assert.deepEqual(
      standings.map(({ provider, thereMinor, differenceMinor }) => [provider, thereMinor, differenceMinor]),
      [['stripe', balance, 0]],
    );
    const [fees] = await query(
      room,
      `select sum(amount_minor)::int as minor from ledger_entry where account = 'provider-fee'`,
    );
    const charged = standIn.store.all('balance_transaction').reduce((sum, { fee }) => sum + Number(fee), 0);
    assert.equal(fees?.['minor'], charged);
  });
});
