import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stripe } from 'stripe';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { openStripeBench, type StripeBench } from './testing/open-stripe-bench.ts';

describe('events of Stripe, over a stand-in', () => {
  let bench: StripeBench;
  before(async () => {
    bench = await openStripeBench();
  });
  after(() => bench.close());

  const read = ({ signature, rawBody }: { signature: string; rawBody: string }) =>
    bench.provider.readEvent({ 'stripe-signature': signature }, rawBody);
  const sign = (rawBody: string, changes: { secret?: string; timestamp?: number } = {}) => {
    const how = { payload: rawBody, secret: bench.keys.webhookSecret, ...changes };
    return { rawBody, signature: Stripe.webhooks.generateTestHeaderString(how) };
  };
  const last = () => bench.standIn.told.at(-1) ?? assert.fail();

  test('each kind leads to the payment as it is now, whichever comes first', async () => {
    const first = bench.standIn.told.length;
    const payment = await bench.paid();
    const refund = uuidv7();
    await bench.provider.refund(payment.providerPaymentId, 100, refund);
    const { standIn } = bench;
    const refunded = standIn.store.all('refund')[0] ?? assert.fail();
    standIn.tell('refund.created', refunded);
    standIn.tell('charge.refunded', standIn.chargeOf(payment.providerPaymentId));
    standIn.dispute(payment.providerPaymentId, 200);
    const now = await bench.ask(payment);
    assert.deepEqual([now.refundedMinor, now.disputes.length], [100, 1]);
    const events = standIn.told.slice(first).toReversed();
    assert.deepEqual(
      events.map(({ type }) => type),
      [
        'charge.dispute.created',
        'charge.refunded',
        'refund.created',
        'checkout.session.completed',
        'payment_intent.succeeded',
      ],
    );
    for (const told of events) {
      const event = await read(told);
      assert.ok(typeof event === 'object' && 'payment' in event, told.type);
      assert.deepEqual(event.payment, now);
      assert.equal(event.refundReference, told.type === 'refund.created' ? refund : null);
      assert.equal(event.eventId, (JSON.parse(told.rawBody) as { id: string }).id);
    }
  });

  test('the SDK lets in what is signed with this secret over this text, minutes ago at most', async () => {
    await bench.paid();
    const { rawBody } = last();
    const seconds = Math.floor(Date.now() / 1000);
    const isRead = async (told: { rawBody: string; signature: string }) =>
      typeof (await read(told)) === 'object';
    assert.equal(await isRead(sign(rawBody, { timestamp: seconds - 290 })), true);
    for (const told of [
      sign(rawBody, { timestamp: seconds - 310 }),
      sign(rawBody, { secret: 'whsec_of_somebody_else' }),
      { ...sign(rawBody), rawBody: `${rawBody} ` },
      { rawBody, signature: '' },
      { rawBody, signature: 't=1,v1=00' },
    ]) {
      assert.equal(await read(told), 'unsigned');
    }
    assert.equal(await read(sign('')), 'unsigned');
    assert.equal(await read(sign('It works!')), 'unreadable');
    assert.equal(await read(sign('{"id":"evt_1"}')), 'unreadable');
  });

  test('what is of no payment of this shop is foreign, and asked for as little as can be', async () => {
    const { standIn } = bench;
    const before = standIn.received.length;
    standIn.tell('payout.paid', standIn.store.add('payout', 'po', {}));
    assert.equal(await read(last()), 'foreign');
    standIn.tell('charge.succeeded', standIn.store.add('charge', 'ch', { payment_intent: null }));
    assert.equal(await read(last()), 'foreign');
    assert.equal(standIn.received.length, before);
    standIn.tell('payment_intent.succeeded', standIn.store.add('payment_intent', 'pi', {}));
    assert.equal(await read(last()), 'foreign');
    const page = { status: 'open', client_reference_id: null, payment_intent: null };
    standIn.tell('checkout.session.expired', standIn.store.add('checkout.session', 'cs_test', page));
    assert.equal(await read(last()), 'foreign');
  });

  test('an event whose payment cannot be asked for is unheard, never taken as read', async () => {
    await bench.paid();
    const late = bench.provider.within?.(performance.now() - 1);
    const { signature, rawBody } = last();
    const event = await late?.readEvent({ 'stripe-signature': signature }, rawBody);
    assert.deepEqual(event, { unheard: 'TimeoutError' });
  });
});
