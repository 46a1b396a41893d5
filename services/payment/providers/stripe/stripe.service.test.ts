import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aCard } from '../../testing.ts';
import { stripeProvider } from './stripe.ts';
import { aRequest, openStripeBench, paymentOf, type StripeBench } from './testing/open-stripe-bench.ts';

describe('Stripe, over a stand-in', () => {
  let bench: StripeBench;
  let standIn: StripeBench['standIn'];
  let provider: StripeBench['provider'];
  before(async () => {
    bench = await openStripeBench();
    ({ standIn, provider } = bench);
  });
  after(() => bench.close());

  test('the fields of a card and codes of ours are refused, and not sent', async () => {
    const before = standIn.received.length;
    for (const [changes, code] of [
      [{ method: aCard() }, 'card_fields_not_taken'],
      [{ method: { type: 'qr' } }, 'method_not_offered'],
      [{ currency: 'KWD', amountMinor: 5124 }, 'amount_not_payable'],
    ] as const) {
      assert.deepEqual(await provider.pay(aRequest(changes)), { kind: 'refused', code });
    }
    assert.equal(standIn.received.length, before);
  });

  test('what is sent: the order, its sum in units of its currency, and no more', async () => {
    const request = aRequest({ currency: 'JPY', amountMinor: 500, capture: 'manual' });
    await provider.pay(request);
    const { reference, orderNumber, returnUrl } = request;
    const metadata = { reference, orderNumber };
    const price = { currency: 'jpy', unit_amount: '500', product_data: { name: orderNumber } };
    assert.deepEqual(standIn.received.at(-1), {
      call: 'POST /v1/checkout/sessions',
      key: `pay ${reference}`,
      form: {
        mode: 'payment',
        client_reference_id: reference,
        line_items: [{ quantity: '1', price_data: price }],
        adaptive_pricing: { enabled: 'false' },
        success_url: returnUrl,
        cancel_url: returnUrl,
        metadata,
        payment_intent_data: { capture_method: 'manual', metadata },
        payment_method_options: { card: { request_multicapture: 'if_available' } },
        expand: ['payment_intent.latest_charge.refunds'],
      },
    });
  });

  test('every write has a key made of our ids', async () => {
    const first = standIn.received.length;
    const { providerPaymentId: id, reference } = await bench.paid(
      { capture: 'manual' },
      { takesSeveral: true },
    );
    await provider.capture(id, 1000, 'c1');
    await provider.refund(id, 100, 'r1');
    await provider.void(id, reference);
    const { id: disputeId } = standIn.dispute(id, 100);
    await provider.answerDispute(disputeId, 'It was delivered.', 'a1');
    await provider.acceptDispute(disputeId, 'a2');
    const open = await bench.opened();
    await provider.void(open.providerPaymentId, open.reference);
    const keys = standIn.received
      .slice(first)
      .flatMap(({ call, key }) => (call.startsWith('POST') ? [key] : []));
    assert.deepEqual(keys, [
      `pay ${reference}`,
      'capture c1',
      'refund r1',
      `cancel ${reference} 1000`,
      'evidence a1',
      'accept a2',
      `pay ${open.reference}`,
      `expire ${open.reference}`,
    ]);
  });

  test('limits, outages and a key in use are unknown, and the SDK sends nothing again', async () => {
    for (const [fault, reason] of [
      ['limit', 'rate_limited'],
      ['lock', 'idempotency_key_in_use'],
      ['error', 'status_500'],
      ['error-after', 'status_500'],
      ['disconnect', 'UND_ERR_SOCKET'],
      ['stall', 'TimeoutError'],
    ] as const) {
      const hasty = stripeProvider({ ...bench.options, timeoutMs: () => 300 });
      // A second request would take the second fault.
      standIn.faults.push(fault, 'limit');
      assert.deepEqual(await hasty.pay(aRequest()), { kind: 'unknown', reason }, fault);
      assert.deepEqual(standIn.faults.splice(0), ['limit']);
      await hasty.close();
    }
  });

  test('another request under a key is unknown; what Stripe can never do is refused', async () => {
    const request = aRequest();
    await provider.pay(request);
    const other = await provider.pay({ ...request, amountMinor: 1235 });
    assert.deepEqual(other, { kind: 'unknown', reason: 'idempotency_key_reused' });
    const small = await provider.pay(aRequest({ amountMinor: 1 }));
    assert.deepEqual(small, { kind: 'refused', code: 'amount_too_small' });
    const nobody = await provider.refund('cs_test_unknown', 100, uuidv7());
    assert.deepEqual(nobody, { kind: 'refused', code: 'resource_missing' });
  });

  test('a bank that declines the capture has refused it, in its own word', async () => {
    const buyer = { declinesCapture: 'insufficient_funds' };
    const { providerPaymentId: id, ...held } = await bench.paid({ capture: 'manual' }, buyer);
    const declined = { kind: 'refused', code: 'insufficient_funds' };
    assert.deepEqual(await provider.capture(id, 1000, uuidv7()), declined);
    assert.equal((await bench.ask({ providerPaymentId: id, ...held })).capturedMinor, 0);
  });

  test('whoever else answers is never taken for a refusal', async () => {
    for (const [status, body, reason] of [
      [404, '<html>Not here</html>', 'unreadable_answer'],
      [404, '{"error":"Not here"}', 'status_404'],
      [404, '{"error":{"message":"Not here"}}', 'status_404'],
      [402, '{"error":{"code":"pay_first"}}', 'pay_first'],
      [200, 'null', 'unreadable_answer'],
      [200, '{"id":"cs_1"}', 'unreadable_answer'],
      [403, '{"error":{"type":"invalid_request_error"}}', 'api_key_not_allowed'],
      [200, `"${'x'.repeat(4_100_000)}"`, 'UND_ERR_RES_EXCEEDED_MAX_SIZE'],
    ] as const) {
      const stranger = createServer((_request, response) => response.writeHead(status).end(body));
      stranger.listen(0, '127.0.0.1');
      await once(stranger, 'listening');
      const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
      const wrong = stripeProvider({ ...bench.options, url: () => url });
      assert.deepEqual(await wrong.pay(aRequest()), { kind: 'unknown', reason }, body.slice(0, 50));
      assert.equal((await wrong.query(uuidv7(), 'cs_1')).kind, 'unknown');
      assert.equal((await wrong.refund('cs_1', 1, uuidv7())).kind, 'unknown');
      await wrong.close();
      stranger.closeAllConnections();
      stranger.close();
    }
  });

  test('all requests of an operation share the time that its caller has left', async () => {
    const before = standIn.received.length;
    const late = provider.within?.(performance.now() - 1);
    assert.deepEqual(await late?.pay(aRequest()), { kind: 'unknown', reason: 'TimeoutError' });
    assert.equal(standIn.received.length, before);
    const { providerPaymentId } = await bench.paid();
    standIn.faults.push('stall');
    const begun = performance.now();
    const short = provider.within?.(begun + 300);
    const answer = await short?.refund(providerPaymentId, 100, uuidv7());
    assert.deepEqual(answer, { kind: 'unknown', reason: 'TimeoutError' });
    assert.ok(performance.now() - begun < 1500);
  });

  test('a payment that was not heard of is found among others of its time', async () => {
    const request = aRequest();
    standIn.faults.push('disconnect-after');
    assert.equal((await provider.pay(request)).kind, 'unknown');
    for (let others = 0; others < 120; others += 1) {
      standIn.store.add('checkout.session', 'cs_test', { status: 'open', payment_intent: null });
    }
    const found = paymentOf(await provider.query(request.reference, null));
    assert.deepEqual([found.state, found.reference], ['pending', request.reference]);
    const timeless = await provider.query('order-1', null);
    assert.deepEqual(timeless, { kind: 'unknown', reason: 'reference_without_time' });
  });

  test('money that comes days later is pending, then captured or declined', async () => {
    for (const [comes, state, code] of [
      [true, 'captured', null],
      [false, 'declined', 'payment_intent_payment_attempt_failed'],
    ] as const) {
      const slow = await bench.paid({}, { isSlow: true });
      assert.deepEqual([slow.state, slow.nextAction], ['pending', null]);
      const refused = { kind: 'refused', code: 'payment_not_voidable' };
      assert.deepEqual(await provider.void(slow.providerPaymentId, slow.reference), refused);
      standIn.slowMoney(slow.providerPaymentId, comes);
      const after = await bench.ask(slow);
      assert.deepEqual([after.state, after.declineCode], [state, code]);
      assert.ok(after.version > slow.version);
    }
  });
});
