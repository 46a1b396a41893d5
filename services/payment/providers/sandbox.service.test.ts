import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aCard, startSandbox } from '../testing.ts';
import type { PaymentProvider, PayRequest, ProviderAnswer } from './payment-provider.ts';
import { sandboxProvider } from './sandbox.ts';

const keys = { apiKey: 'a key for tests', webhookSecret: 'a secret for tests' };

describe('the sandbox provider, over its real process', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let provider: PaymentProvider;
  const opened: PaymentProvider[] = [];
  const told: { signature: string; rawBody: string }[] = [];
  before(async () => {
    sandbox = await startSandbox(keys, (headers, rawBody) => {
      told.push({ signature: String(headers['webhook-signature']), rawBody });
      return Promise.resolve(204);
    });
    provider = open();
  });
  afterEach(() => sandbox.ask('POST', '/v1/control', {}));
  after(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await sandbox.close();
  });

  function open(options: { url?: string; apiKey?: string; timeoutMs?: number } = {}): PaymentProvider {
    const { url = sandbox.url, apiKey = keys.apiKey, timeoutMs = 2000 } = options;
    const made = sandboxProvider({ ...keys, apiKey, url: () => url, timeoutMs: () => timeoutMs });
    opened.push(made);
    return made;
  }
  const aRequest = (changes: Partial<PayRequest> = {}): PayRequest => ({
    reference: uuidv7(),
    orderNumber: 'AB12-CD34',
    amountMinor: 1234,
    currency: 'GBP',
    method: aCard(),
    returnUrl: 'http://127.0.0.1:4000/en-gb/orders/1',
    capture: 'automatic',
    ...changes,
  });
  function paymentOf(answer: ProviderAnswer | { kind: 'not-found' }) {
    if (answer.kind !== 'payment') assert.fail(JSON.stringify(answer));
    return answer.payment;
  }
  const paid = async (changes: Partial<PayRequest> = {}) => paymentOf(await provider.pay(aRequest(changes)));

  test('a card is known by a fingerprint without its number: the same again, another for another card, none for no card', async () => {
    const { type: _type, ...plain } = aCard() as Extract<ReturnType<typeof aCard>, { type: 'card' }>;
    const identify = (number: string, from = provider) =>
      from.identifyCard?.({ type: 'card', ...plain, number }) ?? Promise.reject(new Error('it cannot'));
    const known = await identify('4242424242424242');
    assert.match(known ?? '', /^[0-9a-f]{32}$/);
    assert.equal(await identify('4242 4242 4242 4242'), known);
    assert.notEqual(await identify('5555555555554444'), known);
    assert.equal(await identify('4242424242424241'), null);
    await sandbox.ask('POST', '/v1/control', { failNext: 1, failMode: 'refuse' });
    assert.equal(await identify('4242424242424242'), known, 'no fault is spent on it');
    assert.equal((await provider.pay(aRequest())).kind, 'unknown');
    assert.equal(await identify('4242424242424242', open({ url: 'http://127.0.0.1:9' })), null);
  });

  test('a card that pays: captured at once, the same when asked for and when repeated', async () => {
    const request = aRequest();
    const payment = paymentOf(await provider.pay(request));
    assert.match(payment.providerPaymentId, /^pay_/);
    assert.deepEqual(payment, {
      providerPaymentId: payment.providerPaymentId,
      reference: request.reference,
      state: 'captured',
      version: 1,
      capturedMinor: 1234,
      refundedMinor: 0,
      voidedMinor: 0,
      declineCode: null,
      nextAction: null,
      disputes: [],
    });
    assert.deepEqual(await provider.query(request.reference), { kind: 'payment', payment });
    assert.deepEqual(await provider.pay(request), { kind: 'payment', payment });
    assert.deepEqual(await provider.query(uuidv7()), { kind: 'not-found' });
  });

  test('cards that are declined, and what is no card', async () => {
    for (const [number, declineCode] of [
      ['4000 0000 0000 0002', 'card_declined'],
      ['4000000000009995', 'insufficient_funds'],
      ['4000000000009979', 'stolen_card'],
      ['4000000000000069', 'expired_card'],
      ['4111111111111111', 'not_a_test_card'],
    ] as const) {
      const payment = await paid({ method: aCard(number) });
      assert.deepEqual(
        [payment.state, payment.declineCode, payment.capturedMinor],
        ['declined', declineCode, 0],
      );
    }
    const noCard = await provider.pay(aRequest({ method: aCard('4242424242424241') }));
    assert.deepEqual(noCard, { kind: 'refused', code: 'card_number_invalid' });
    const expired = { ...aCard(), expiryYear: 2001 };
    assert.deepEqual(await provider.pay(aRequest({ method: expired })), {
      kind: 'refused',
      code: 'card_expired',
    });
  });

  test('3-D Secure, redirect and QR wait for the buyer, and can be let go of, once', async () => {
    for (const [method, type] of [
      [aCard('4000000000003220'), 'redirect'],
      [{ type: 'redirect' }, 'redirect'],
      [{ type: 'qr' }, 'qr'],
    ] as const) {
      const payment = await paid({ method });
      assert.deepEqual([payment.state, payment.nextAction?.type], ['pending', type]);
      assert.ok(payment.nextAction?.url.startsWith(`${sandbox.url}/pages/`));
      const { providerPaymentId, reference } = payment;
      const voided = paymentOf(await provider.void(providerPaymentId, reference));
      assert.deepEqual([voided.state, voided.version, voided.nextAction], ['voided', 2, null]);
      assert.deepEqual(await provider.void(providerPaymentId, reference), {
        kind: 'payment',
        payment: voided,
      });
    }
    const { providerPaymentId, reference } = await paid();
    const late = await provider.void(providerPaymentId, reference);
    assert.deepEqual(late, { kind: 'refused', code: 'payment_not_voidable' });
  });

  test('refunds: each reference once, for ever, and not beyond the capture', async () => {
    const { providerPaymentId } = await paid();
    const refund = async (amountMinor: number, reference: string) =>
      provider.refund(providerPaymentId, amountMinor, reference);
    const first = uuidv7();
    assert.equal(paymentOf(await refund(1000, first)).refundedMinor, 1000);
    assert.equal(paymentOf(await refund(1000, first)).refundedMinor, 1000);
    // The idempotency key would not know this request: only the reference can.
    assert.equal(paymentOf(await refund(1, first)).refundedMinor, 1000);
    assert.deepEqual(await refund(235, uuidv7()), { kind: 'refused', code: 'amount_too_large' });
    assert.equal(paymentOf(await refund(234, uuidv7())).refundedMinor, 1234);
    assert.deepEqual(await refund(1, uuidv7()), { kind: 'refused', code: 'payment_not_refundable' });
    assert.deepEqual(await provider.refund('pay_unknown', 1, uuidv7()), {
      kind: 'refused',
      code: 'not_found',
    });
  });

  test('captures part of what is held, each reference once', async () => {
    const { providerPaymentId } = await authorised();
    const capture = (amountMinor: number, reference: string) =>
      provider.capture(providerPaymentId, amountMinor, reference);
    const first = uuidv7();
    const part = paymentOf(await capture(1000, first));
    assert.deepEqual([part.state, part.capturedMinor], ['captured', 1000]);
    assert.equal(paymentOf(await capture(1000, first)).capturedMinor, 1000);
    assert.deepEqual(await capture(235, uuidv7()), { kind: 'refused', code: 'amount_too_large' });
    // Without the idempotency key only the reference can know it.
    const known = { amountMinor: 1000, reference: first };
    const told = await sandbox.ask('POST', `/v1/payments/${providerPaymentId}/capture`, known);
    assert.equal(told['capturedMinor'], 1000);
    assert.equal(paymentOf(await capture(134, uuidv7())).capturedMinor, 1134);
    const rest = paymentOf(await provider.void(providerPaymentId, uuidv7()));
    assert.deepEqual([rest.state, rest.capturedMinor, rest.voidedMinor], ['captured', 1134, 100]);
    assert.deepEqual(await capture(1, uuidv7()), { kind: 'refused', code: 'payment_not_capturable' });
  });

  /** What is only held, as a shop does that captures at shipment. */
  async function authorised() {
    const payment = await paid({ capture: 'manual' });
    assert.deepEqual([payment.state, payment.capturedMinor], ['authorised', 0]);
    return payment;
  }

  test('an answer that comes too late, or breaks after success, is unknown; asking and repeating tell', async () => {
    const hasty = open({ timeoutMs: 300 });
    for (const [number, reason] of [
      ['4000000000005001', 'TimeoutError'],
      ['4000000000005019', 'internal_error'],
    ] as const) {
      const request = aRequest({ method: aCard(number) });
      assert.deepEqual(await hasty.pay(request), { kind: 'unknown', reason });
      const payment = paymentOf(await provider.query(request.reference));
      assert.equal(payment.capturedMinor, 1234);
      assert.deepEqual(await provider.pay(request), { kind: 'payment', payment });
      const { payments } = await sandbox.ask('GET', `/v1/payments?reference=${request.reference}`);
      assert.equal((payments as unknown[]).length, 1);
    }
  });

  test('every fault of the provider is unknown, and what it did is found by asking', async () => {
    const hasty = open({ timeoutMs: 300 });
    for (const [failMode, reason, isDone] of [
      ['refuse', 'service_unavailable', false],
      ['disconnect', 'UND_ERR_SOCKET', false],
      ['stall', 'TimeoutError', false],
      ['error_after_success', 'internal_error', true],
      ['disconnect_after_success', 'UND_ERR_SOCKET', true],
      ['stall_after_success', 'TimeoutError', true],
    ] as const) {
      const request = aRequest();
      await sandbox.ask('POST', '/v1/control', { failNext: 1, failMode });
      assert.deepEqual(await hasty.pay(request), { kind: 'unknown', reason }, failMode);
      const found = await provider.query(request.reference);
      assert.equal(found.kind, isDone ? 'payment' : 'not-found', failMode);
    }
  });

  test('a refund that is interrupted anywhere is unknown, and done once when it is repeated', async () => {
    const { providerPaymentId } = await paid();
    const reference = uuidv7();
    for (const failMode of ['refuse', 'disconnect', 'error_after_success', 'disconnect_after_success']) {
      await sandbox.ask('POST', '/v1/control', { failNext: 1, failMode });
      const { kind } = await provider.refund(providerPaymentId, 100, reference);
      assert.equal(kind, 'unknown', failMode);
    }
    await sandbox.ask('POST', '/v1/control', { failRate: 0.5, failMode: 'error_after_success' });
    for (let tries = 0; tries < 10; tries += 1) await provider.refund(providerPaymentId, 100, reference);
    await sandbox.ask('POST', '/v1/control', {});
    assert.equal(paymentOf(await provider.refund(providerPaymentId, 100, reference)).refundedMinor, 100);
  });

  test('a wrong key, another body under a reference, and strangers are never taken for a refusal', async () => {
    const request = aRequest();
    assert.deepEqual(await open({ apiKey: 'wrong' }).pay(request), {
      kind: 'unknown',
      reason: 'api_key_invalid',
    });
    await provider.pay(request);
    const other = await provider.pay({ ...request, amountMinor: 1 });
    assert.deepEqual(other, { kind: 'unknown', reason: 'idempotency_key_reused' });
    const silent = open({ url: 'http://127.0.0.1:9' });
    assert.deepEqual(await silent.pay(request), { kind: 'unknown', reason: 'ECONNREFUSED' });
    for (const [status, body, reason] of [
      [404, '<html>Not here</html>', 'unreadable_answer_404'],
      [404, '{"error":"Not here"}', 'unreadable_answer_404'],
      [200, 'It works!', 'unreadable_answer_200'],
      [200, '{"id":"pay_1"}', 'unreadable_answer'],
      [422, `{"error":{"code":"Card ${'4242'.repeat(4)}"}}`, 'unreadable_answer_422'],
      [429, '{"error":{"code":"too_many"}}', 'too_many'],
      [200, `"${'x'.repeat(1_100_000)}"`, 'UND_ERR_RES_EXCEEDED_MAX_SIZE'],
    ] as const) {
      const stranger = createServer((_request, response) => response.writeHead(status).end(body));
      stranger.listen(0, '127.0.0.1');
      await once(stranger, 'listening');
      const { port } = stranger.address() as AddressInfo;
      const wrong = open({ url: `http://127.0.0.1:${port}` });
      assert.deepEqual(await wrong.pay(request), { kind: 'unknown', reason });
      assert.equal((await wrong.query(request.reference)).kind, 'unknown');
      assert.equal((await wrong.refund('pay_1', 1, uuidv7())).kind, 'unknown');
      stranger.closeAllConnections();
      stranger.close();
    }
  });

  test('its events are read when they are signed with this shop’s secret, and only then', async () => {
    const payment = await paid();
    await provider.refund(payment.providerPaymentId, 34, 'refund 1');
    const isOurs = ({ rawBody }: { rawBody: string }) => rawBody.includes(payment.reference);
    while (told.filter(isOurs).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    const [captured, refunded] = await Promise.all(
      told
        .filter(isOurs)
        .map(({ signature, rawBody }) => provider.readEvent({ 'webhook-signature': signature }, rawBody)),
    );
    assert.ok(typeof captured === 'object' && 'payment' in captured);
    assert.ok(typeof refunded === 'object' && 'payment' in refunded);
    assert.deepEqual([captured.payment, captured.refundReference], [payment, null]);
    assert.deepEqual([refunded.payment.refundedMinor, refunded.refundReference], [34, 'refund 1']);
    const [{ signature, rawBody } = { signature: '', rawBody: '' }] = told.filter(isOurs);
    const headers = { 'webhook-signature': signature };
    const rotated = sandboxProvider({
      ...keys,
      webhookSecret: 'new',
      url: () => sandbox.url,
      timeoutMs: () => 1,
    });
    assert.equal(await rotated.readEvent(headers, rawBody), 'unsigned');
    assert.equal(await provider.readEvent(headers, rawBody.replace('1234', '9234')), 'unsigned');
    assert.equal(await provider.readEvent({}, rawBody), 'unsigned');
    await rotated.close();
  });

  test('what it knows survives its sudden end', async () => {
    const payment = await paid();
    await sandbox.end('SIGKILL');
    assert.equal((await provider.query(payment.reference)).kind, 'unknown');
    await sandbox.start();
    assert.deepEqual(await provider.query(payment.reference), { kind: 'payment', payment });
  });
});
