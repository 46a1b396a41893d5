import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { processKeys } from '#runtime/identity/process-keys.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { until } from '#runtime/testing/until.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { paymentService } from '../service.ts';
import { aCard, accepted, anAttempt, order, query, startSandbox } from '../testing.ts';

const provider = { apiKey: 'a key for tests', webhookSecret: 'a secret for tests' };

const today = () => new Date().toISOString().slice(0, 10);

describe('paying at the real sandbox provider', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let room: TestRoom<'payment'>;
  const firstDay = today();
  /** What the door answered to each webhook. */
  const heard: { type: string; reference: string; answer: string }[] = [];
  before(async () => {
    sandbox = await startSandbox(provider, async (headers, rawBody) => {
      const signature = { 'webhook-signature': String(headers['webhook-signature']) };
      const answer = await room.ask('receiveWebhook', { provider: 'sandbox', headers: signature, rawBody });
      const { type, data } = JSON.parse(rawBody) as { type: string; data: { reference: string } };
      heard.push({
        type,
        reference: data.reference,
        answer: isRefusal(answer) ? answer.refusal : 'received',
      });
      return isRefusal(answer) ? 404 : 200;
    });
    const setting = defaultSettings({
      'payment.sandboxUrl': sandbox.url,
      'payment.providerTimeoutMs': 300,
    });
    const keys = { ...processKeys('a master secret for tests only', ['payment']), provider };
    room = await openTestRoom(paymentService, { setting, opening: { keys } });
  });
  afterEach(async () => {
    await sandbox.ask('POST', '/v1/control', {});
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(async () => {
    await sandbox.close();
    await room.close();
  });

  const pay = async (attempt: ReturnType<typeof anAttempt>) =>
    accepted(await room.ask('pay', attempt, order));
  const withCard = (number: string) => anAttempt({ method: aCard(number) });
  const stored = async (attemptId: string) =>
    (
      await query(
        room,
        `select state, captured_minor::int as captured, refunded_minor::int as refunded from attempt where attempt_id = $1`,
        [attemptId],
      )
    )[0];
  const heardOf = (attemptId: string) => heard.filter(({ reference }) => reference === attemptId);
  const eventsOf = async ({ orderId }: { orderId: string }) =>
    (await room.announced())
      .filter(({ key }) => key === orderId)
      .map(({ payload }) => (payload as { outcome: string }).outcome);
  const press = (url: string, answer: 'approve' | 'decline') =>
    fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer }) });

  test('a card that pays, and its webhook, are one capture and one event', async () => {
    const attempt = withCard('4242424242424242');
    assert.equal((await pay(attempt)).outcome, 'captured');
    await until(() => heardOf(attempt.attemptId).length === 1);
    assert.equal(heardOf(attempt.attemptId)[0]?.answer, 'received');
    assert.deepEqual(await stored(attempt.attemptId), { state: 'captured', captured: 10_000, refunded: 0 });
    assert.deepEqual(await eventsOf(attempt), ['captured']);
  });

  test('webhooks that are late, three times, or out of order change nothing that is known', async () => {
    const [processing, thrice, reordered] = [
      withCard('4000000000005027'),
      withCard('4000000000005043'),
      withCard('4000000000005050'),
    ];
    assert.equal((await pay(processing)).outcome, 'pending');
    assert.equal((await pay(thrice)).outcome, 'captured');
    assert.equal((await pay(reordered)).outcome, 'captured');
    await until(() => heardOf(thrice.attemptId).length === 3);
    await until(() => heardOf(reordered.attemptId).length === 2);
    assert.deepEqual(
      heardOf(reordered.attemptId).map(({ type }) => type),
      ['payment.captured', 'payment.authorised'],
    );
    await until(() => heardOf(processing.attemptId).length === 2);
    for (const attempt of [processing, thrice, reordered]) {
      assert.deepEqual(await stored(attempt.attemptId), { state: 'captured', captured: 10_000, refunded: 0 });
      assert.deepEqual(await eventsOf(attempt), ['captured']);
    }
    assert.deepEqual(new Set(heard.map(({ answer }) => answer)), new Set(['received']));
  });

  test('3-D Secure: pending, then captured by the webhook when the buyer approves at the bank', async () => {
    const attempt = withCard('4000000000003220');
    const { outcome, nextAction } = await pay(attempt);
    assert.equal(outcome, 'pending');
    assert.ok(nextAction?.type === 'redirect');
    const answer = await press(nextAction.url, 'approve');
    assert.ok(answer.headers.get('location')?.startsWith(attempt.returnUrl));
    await until(async () => (await eventsOf(attempt)).length === 1);
    assert.deepEqual(await eventsOf(attempt), ['captured']);
  });

  test('QR: declined when the buyer says no', async () => {
    const attempt = anAttempt({ method: { type: 'qr' } });
    const { nextAction } = await pay(attempt);
    assert.ok(nextAction?.type === 'qr');
    await press(nextAction.url, 'decline');
    await until(async () => (await eventsOf(attempt)).length === 1);
    const outcome = accepted(await room.ask('queryPayment', { attemptId: attempt.attemptId }, order));
    assert.deepEqual([outcome.outcome, outcome.declineCode], ['declined', 'buyer_declined']);
  });

  test('no answer in time, and an error after success, are asked for and found captured', async () => {
    await sandbox.ask('POST', '/v1/control', { webhooksPaused: true });
    for (const number of ['4000000000005001', '4000000000005019']) {
      const attempt = withCard(number);
      assert.equal((await pay(attempt)).outcome, 'unknown');
      assert.equal((await stored(attempt.attemptId))?.['state'], 'unknown');
      await query(room, 'update attempt set look_at = now()');
      await room.run('settle-open');
      assert.deepEqual(await stored(attempt.attemptId), { state: 'captured', captured: 10_000, refunded: 0 });
    }
  });

  test('cancelled while the bank asks: the buyer cannot pay any more, or has the money back', async () => {
    const voided = withCard('4000000000003220');
    const { nextAction } = await pay(voided);
    const cancel = (attemptId: string) =>
      room.ask('cancelPayment', { attemptId, reason: 'The order was cancelled.' }, order);
    assert.equal(accepted(await cancel(voided.attemptId)).outcome, 'voided');
    await press(nextAction?.url ?? '', 'approve');
    assert.equal((await stored(voided.attemptId))?.['captured'], 0);

    // While the bank works nothing can be voided; success comes two seconds later, to be given back.
    const working = withCard('4000000000005027');
    await pay(working);
    assert.equal(accepted(await cancel(working.attemptId)).outcome, 'pending');
    await until(async () => (await stored(working.attemptId))?.['captured'] === 10_000);
    await room.run('give-back', { attemptId: working.attemptId });
    assert.deepEqual(await stored(working.attemptId), {
      state: 'captured',
      captured: 10_000,
      refunded: 10_000,
    });
    assert.deepEqual(await eventsOf(working), ['refunded']);
  });

  test('refunds through faults and a sudden end of the provider are done once', async () => {
    const attempt = withCard('4242424242424242');
    const { attemptId } = attempt;
    await pay(attempt);
    const amount = { amountMinor: 2500, currency: 'GBP' } as const;
    const wish = { refundId: uuidv7(), attemptId, amount, reason: 'a return' };
    for (const failMode of ['refuse', 'disconnect_after_success', 'error_after_success']) {
      await sandbox.ask('POST', '/v1/control', { failNext: 1, failMode });
      assert.equal(accepted(await room.ask('refund', wish, order)).state, 'pending', failMode);
    }
    await sandbox.end('SIGKILL');
    assert.equal(accepted(await room.ask('refund', wish, order)).state, 'pending');
    await sandbox.start();
    await query(room, 'update refund set look_at = now()');
    await room.run('resend-refunds');
    assert.equal(accepted(await room.ask('refund', wish, order)).state, 'succeeded');
    assert.equal((await stored(attemptId))?.['refunded'], 2500);
  });

  test('at the end the ledger is what the provider’s statement says', async () => {
    let [captured, refunded] = [0, 0];
    for (const day of new Set([firstDay, today()])) {
      const statement = await sandbox.ask('GET', `/v1/statements/${day}`);
      const [total] = (statement as { totals: { capturedMinor: number; refundedMinor: number }[] }).totals;
      captured += total?.capturedMinor ?? 0;
      refunded += total?.refundedMinor ?? 0;
    }
    const [ledger] = await query(
      room,
      `select sum(amount_minor) filter (where why = 'capture')::int as captured, -sum(amount_minor) filter (where why = 'refund')::int as refunded
       from ledger_transaction join ledger_entry using (transaction_id) where account = 'provider-clearing' and currency = 'GBP'`,
    );
    assert.ok(captured > 0 && refunded > 0);
    assert.deepEqual(ledger, { captured, refunded });
  });
});
