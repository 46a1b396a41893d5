import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '#runtime/testing/until.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { startSandbox } from '../testing.ts';
import type { PaymentProvider, PayRequest, ProviderAnswer, ProviderPayment } from './payment-provider.ts';
import { sandboxProvider } from './sandbox.ts';
import { stripeProvider } from './stripe/stripe.ts';
import { startStripeStandIn } from './stripe/testing/stripe-stand-in.ts';

/** What every provider must do, with the deeds of others that it needs. */
type Bench = {
  provider: PaymentProvider;
  open: (changes: { key?: string; url?: string; timeoutMs?: number }) => PaymentProvider;
  buyerPays: (payment: ProviderPayment) => Promise<unknown>;
  dispute: (payment: ProviderPayment, amountMinor: number) => Promise<unknown>;
  /** The next request that writes is lost, or done and its answer lost. */
  fault: (mode: 'disconnect' | 'disconnect-after' | 'stall-after' | 'error-after') => Promise<unknown>;
  told: () => { headers: Record<string, string>; rawBody: string }[];
  close: () => Promise<unknown>;
};

const webhookSecret = 'whsec_for_tests';

async function benchOfSandbox(): Promise<Bench> {
  const keys = { apiKey: 'a key for tests', webhookSecret };
  const told: { headers: Record<string, string>; rawBody: string }[] = [];
  const sandbox = await startSandbox(keys, async (headers, rawBody) => {
    told.push({ headers: { 'webhook-signature': String(headers['webhook-signature']) }, rawBody });
    return 204;
  });
  const opened: PaymentProvider[] = [];
  const open: Bench['open'] = ({ key = keys.apiKey, url = sandbox.url, timeoutMs = 2000 }) => {
    const options = { ...keys, apiKey: key, url: () => url, timeoutMs: () => timeoutMs };
    opened.push(sandboxProvider(options));
    return opened.at(-1) as PaymentProvider;
  };
  return {
    provider: open({}),
    open,
    buyerPays: ({ nextAction }) =>
      fetch(nextAction?.url ?? '', {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ answer: 'approve' }),
      }),
    dispute: ({ providerPaymentId }, amountMinor) =>
      sandbox.ask('POST', `/v1/payments/${providerPaymentId}/disputes`, { amountMinor }),
    fault: (mode) => {
      const failMode = mode.replace('-after', '_after_success');
      return sandbox.ask('POST', '/v1/control', { failNext: 1, failMode });
    },
    told: () => told,
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await sandbox.close();
    },
  };
}

async function benchOfStripe(): Promise<Bench> {
  const keys = { secretKey: 'sk_test_for_tests', webhookSecret };
  const standIn = await startStripeStandIn(keys);
  const opened: PaymentProvider[] = [];
  const open: Bench['open'] = ({ key = keys.secretKey, url = standIn.url, timeoutMs = 2000 }) => {
    const options = { ...keys, secretKey: key, url: () => url, timeoutMs: () => timeoutMs };
    opened.push(stripeProvider(options));
    return opened.at(-1) as PaymentProvider;
  };
  return {
    provider: open({}),
    open,
    buyerPays: async ({ providerPaymentId }) => standIn.buyerPays(providerPaymentId, { takesSeveral: true }),
    dispute: async ({ providerPaymentId }, amountMinor) => standIn.dispute(providerPaymentId, amountMinor),
    fault: async (mode) => standIn.faults.push(mode),
    told: () =>
      standIn.told.map(({ signature, rawBody }) => ({ headers: { 'stripe-signature': signature }, rawBody })),
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await standIn.close();
    },
  };
}

const aRequest = (changes: Partial<PayRequest> = {}): PayRequest => ({
  reference: uuidv7(),
  orderNumber: 'AB12-CD34',
  amountMinor: 1234,
  currency: 'GBP',
  method: { type: 'redirect' },
  returnUrl: 'http://127.0.0.1:4000/en-gb/orders/1',
  capture: 'automatic',
  ...changes,
});

function paymentOf(answer: ProviderAnswer | { kind: 'not-found' }): ProviderPayment {
  if (answer.kind !== 'payment') assert.fail(JSON.stringify(answer));
  return answer.payment;
}

for (const [name, openBench] of [
  ['sandbox', benchOfSandbox],
  ['stripe', benchOfStripe],
] as const) {
  describe(`the contract of providers: ${name}`, () => {
    let bench: Bench;
    let provider: PaymentProvider;
    before(async () => {
      bench = await openBench();
      ({ provider } = bench);
    });
    after(() => bench.close());

    async function paid(changes: Partial<PayRequest> = {}): Promise<ProviderPayment> {
      const request = aRequest(changes);
      const waiting = paymentOf(await provider.pay(request));
      await bench.buyerPays(waiting);
      return paymentOf(await provider.query(request.reference, waiting.providerPaymentId));
    }

    test(`${name}: waits for the buyer on a page, the same one when repeated and when asked for`, async () => {
      const request = aRequest();
      const payment = paymentOf(await provider.pay(request));
      const { reference } = request;
      const { providerPaymentId, version, nextAction, ...rest } = payment;
      assert.ok(nextAction?.type === 'redirect' && nextAction.url.startsWith('http://127.0.0.1:'));
      const sums = { capturedMinor: 0, refundedMinor: 0, voidedMinor: 0 };
      assert.deepEqual(rest, { reference, state: 'pending', ...sums, declineCode: null, disputes: [] });
      assert.deepEqual(await provider.pay(request), { kind: 'payment', payment });
      assert.deepEqual(await provider.query(reference, providerPaymentId), { kind: 'payment', payment });
      assert.deepEqual(await provider.query(reference, null), { kind: 'payment', payment });
      assert.deepEqual(await provider.query(uuidv7(), null), { kind: 'not-found' });
      await bench.buyerPays(payment);
      const after = paymentOf(await provider.query(reference, providerPaymentId));
      assert.deepEqual([after.state, after.capturedMinor, after.nextAction], ['captured', 1234, null]);
      assert.ok(after.version > version);
    });

    test(`${name}: is let go of once, and not when it is paid`, async () => {
      const { providerPaymentId, reference, version } = paymentOf(await provider.pay(aRequest()));
      const voided = paymentOf(await provider.void(providerPaymentId, reference));
      assert.deepEqual([voided.state, voided.voidedMinor, voided.nextAction], ['voided', 0, null]);
      assert.ok(voided.version > version);
      assert.deepEqual(paymentOf(await provider.void(providerPaymentId, reference)), voided);
      const late = await paid();
      const refused = { kind: 'refused', code: 'payment_not_voidable' };
      assert.deepEqual(await provider.void(late.providerPaymentId, late.reference), refused);
    });

    test(`${name}: refunds each reference once, and not beyond the capture`, async () => {
      const { providerPaymentId: id } = await paid();
      const first = uuidv7();
      const once = paymentOf(await provider.refund(id, 1000, first));
      assert.equal(once.refundedMinor, 1000);
      assert.deepEqual(paymentOf(await provider.refund(id, 1000, first)), once);
      // The idempotency key would not know this request: only the reference can.
      assert.equal(paymentOf(await provider.refund(id, 1, first)).refundedMinor, 1000);
      assert.equal((await provider.refund(id, 235, uuidv7())).kind, 'refused');
      const rest = paymentOf(await provider.refund(id, 234, uuidv7()));
      assert.equal(rest.refundedMinor, 1234);
      assert.ok(rest.version > once.version);
      assert.equal((await provider.refund(id, 1, uuidv7())).kind, 'refused');
    });

    test(`${name}: captures parts of what is held, each reference once, and lets go of the rest`, async () => {
      const held = await paid({ capture: 'manual' });
      const { providerPaymentId: id, reference } = held;
      assert.deepEqual([held.state, held.capturedMinor], ['authorised', 0]);
      const first = uuidv7();
      const part = paymentOf(await provider.capture(id, 1000, first));
      assert.deepEqual([part.state, part.capturedMinor, part.voidedMinor], ['captured', 1000, 0]);
      assert.deepEqual(paymentOf(await provider.capture(id, 1000, first)), part);
      const tooMuch = { kind: 'refused', code: 'amount_too_large' };
      assert.deepEqual(await provider.capture(id, 235, uuidv7()), tooMuch);
      assert.equal(paymentOf(await provider.capture(id, 134, uuidv7())).capturedMinor, 1134);
      const rest = paymentOf(await provider.void(id, reference));
      assert.deepEqual([rest.state, rest.capturedMinor, rest.voidedMinor], ['captured', 1134, 100]);
      const closed = { kind: 'refused', code: 'payment_not_capturable' };
      assert.deepEqual(await provider.capture(id, 1, uuidv7()), closed);
    });

    test(`${name}: what was not heard is unknown, and found by asking`, async () => {
      const hasty = bench.open({ timeoutMs: 400 });
      for (const [mode, isDone] of [
        ['disconnect', false],
        ['disconnect-after', true],
        ['stall-after', true],
        ['error-after', true],
      ] as const) {
        const request = aRequest();
        await bench.fault(mode);
        assert.equal((await hasty.pay(request)).kind, 'unknown', mode);
        const found = await provider.query(request.reference, null);
        assert.equal(found.kind, isDone ? 'payment' : 'not-found', mode);
      }
    });

    test(`${name}: a refund that is lost anywhere is done once when it is repeated`, async () => {
      const { providerPaymentId: id } = await paid();
      const reference = uuidv7();
      for (const mode of ['disconnect', 'disconnect-after'] as const) {
        await bench.fault(mode);
        assert.equal((await provider.refund(id, 100, reference)).kind, 'unknown', mode);
      }
      assert.equal(paymentOf(await provider.refund(id, 100, reference)).refundedMinor, 100);
    });

    test(`${name}: our key being wrong, and nobody listening, are no refusals`, async () => {
      const request = aRequest();
      const wrong = { kind: 'unknown', reason: 'api_key_invalid' };
      assert.deepEqual(await bench.open({ key: 'wrong' }).pay(request), wrong);
      const silent = { kind: 'unknown', reason: 'ECONNREFUSED' };
      assert.deepEqual(await bench.open({ url: 'http://127.0.0.1:9' }).pay(request), silent);
    });

    test(`${name}: events are read when they are signed for this shop, and only then`, async () => {
      const payment = await paid();
      const isOurs = ({ rawBody }: { rawBody: string }) => rawBody.includes(payment.reference);
      await until(() => bench.told().some(isOurs));
      const { headers, rawBody } = bench.told().findLast(isOurs) ?? assert.fail();
      const event = await provider.readEvent(headers, rawBody);
      assert.ok(typeof event === 'object' && 'payment' in event);
      assert.deepEqual([event.payment, event.refundReference], [payment, null]);
      assert.equal(await provider.readEvent(headers, rawBody.replace('1234', '9234')), 'unsigned');
      assert.equal(await provider.readEvent({}, rawBody), 'unsigned');
    });

    test(`${name}: a dispute is read with its deadline, answered, and accepted for good`, async () => {
      const payment = await paid();
      await bench.dispute(payment, 1000);
      const ask = async () => paymentOf(await provider.query(payment.reference, payment.providerPaymentId));
      const { disputes, version } = await ask();
      const { providerDisputeId: id, answerBy, ...dispute } = disputes[0] ?? assert.fail();
      const told = { state: 'opened', amountMinor: 1000, currency: 'GBP', reason: 'fraudulent' };
      assert.deepEqual(dispute, told);
      assert.ok(Date.parse(answerBy ?? '') > Date.now() + 6 * 86_400_000);
      const key = uuidv7();
      const answered = paymentOf(await provider.answerDispute(id, 'It was delivered.', key));
      assert.deepEqual(paymentOf(await provider.answerDispute(id, 'It was delivered.', key)), answered);
      const acceptance = uuidv7();
      const lost = paymentOf(await provider.acceptDispute(id, acceptance));
      assert.deepEqual([lost.disputes[0]?.state, lost.version > version], ['lost', true]);
      assert.deepEqual(paymentOf(await provider.acceptDispute(id, acceptance)), lost);
      assert.equal((await provider.answerDispute(id, 'Wait.', uuidv7())).kind, 'refused');
      assert.equal((await provider.acceptDispute('du_unknown', uuidv7())).kind, 'refused');
    });
  });
}
