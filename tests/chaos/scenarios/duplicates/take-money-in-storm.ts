import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf, checkOut, goodCard } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { fillCart, someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { changeSettingOf } from './change-setting-of.ts';
import { postSigned } from './post-signed.ts';
import type { Storm } from './storm.ts';

const patienceMs = 30_000;

/** What becomes of payments, each request sent several times: news of the provider, disputes, payments that a person looks at. */
export async function takeMoneyInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const { owner } = shop;
  await hearInStorm(shop, storm, variantId);
  const [answered, accepted] = [await dispute(shop, variantId), await dispute(shop, variantId)];
  const answer = { disputeId: answered, note: 'It was handed over.' };
  await storm('answerDispute', () => owner.payment.answerDispute(answer), whoSaid);
  await storm('acceptDispute', () => owner.payment.acceptDispute({ disputeId: accepted }), whoSaid);
  const review = await holdForReview(shop, variantId);
  const decision = { ...review, decision: 'approve' as const };
  await storm(
    'decidePaymentReview',
    () => owner.payment.decidePaymentReview(decision),
    ({ state, decidedBy }) => ({ state, decidedBy }),
  );
}

/** Of a dispute, what its provider does not change. */
const whoSaid = ({
  disputeId,
  note,
  isAccepted,
}: {
  disputeId: string;
  note: string | null;
  isAccepted: boolean;
}) => ({
  disputeId,
  note,
  isAccepted,
});

/** The provider's event of a payment that the shop knows already. */
async function hearInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const { url, provider, secrets } = shop;
  const { paymentId, attemptId } = await pay(shop, variantId);
  const { events } = (await provider(`/v1/events?paymentId=${paymentId}`)) as {
    events: { delivery: unknown }[];
  };
  const { delivery: _delivery, ...told } = events.at(-1) ?? { delivery: null };
  const event = { ...told, id: `evt_${uuidv7()}` };
  const body = JSON.stringify(event);
  const send = () => {
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', secrets.webhookSecret).update(`${seconds}.${body}`).digest('hex');
    const headers = { 'webhook-id': event.id, 'webhook-signature': `t=${seconds},v1=${signature}` };
    return postSigned(`${url}/api/v1/webhooks/sandbox`, headers, body);
  };
  await storm('receiveWebhook', send, (received) => received);
  const [counted] = await shop.sql<Record<string, number>>(
    `select (select count(*)::int from payment.provider_event where event_id = $1) as events,
       (select captured_minor::int from payment.attempt where attempt_id = $2) as captured`,
    event.id,
    attemptId,
  );
  assert.deepEqual(counted, { events: 1, captured: await capturedBy(shop, attemptId) });
}

async function capturedBy({ provider }: ChaosShop, attemptId: string): Promise<number> {
  const { payments } = (await provider(`/v1/payments?reference=${attemptId}`)) as {
    payments: { capturedMinor: number }[];
  };
  return payments.reduce((sum, { capturedMinor }) => sum + capturedMinor, 0);
}

/** A payment of one unit, with its name at the provider. */
async function pay(shop: ChaosShop, variantId: string) {
  const { api, owner, provider } = shop;
  const cart = await fillCart(api, [{ variantId, quantity: 1 }], someEmail());
  assert.ok(cart);
  const key = uuidv7();
  const { orderId } = answerOf(await untilAnswered(() => checkOut(api, cart, goodCard, key)));
  const { attempts } = answerOf(await untilAnswered(() => owner.payment.listPayments({ orderId })));
  const attemptId = attempts[0]?.attemptId ?? '';
  const { payments } = (await provider(`/v1/payments?reference=${attemptId}`)) as {
    payments: { id: string }[];
  };
  return { orderId, attemptId, paymentId: payments[0]?.id ?? '' };
}

/** Lets a buyer's bank want its money back; gives the dispute as the shop has heard of it. */
async function dispute(shop: ChaosShop, variantId: string): Promise<string> {
  const { orderId, paymentId } = await pay(shop, variantId);
  await shop.provider(`/v1/payments/${paymentId}/disputes`, { reason: 'fraudulent' });
  return waitFor('the dispute', async () => {
    const { disputes } = answerOf(await untilAnswered(() => shop.owner.payment.listDisputes({})));
    return disputes.find((each) => each.orderId === orderId)?.disputeId;
  });
}

/** A payment that a person must look at, since every card that is tried is one too many. */
async function holdForReview(shop: ChaosShop, variantId: string) {
  const { owner } = shop;
  await changeSettingOf(owner, 'payment.riskRules', 'buyer-cards 1 - 3600');
  const { orderId } = await pay(shop, variantId);
  const review = await waitFor('the review', async () => {
    const { reviews } = answerOf(await untilAnswered(() => owner.payment.listPaymentReviews({})));
    return reviews.find((each) => each.orderId === orderId);
  });
  await changeSettingOf(owner, 'payment.riskRules', 'card-declines - - 60');
  return { reviewId: review.reviewId, version: review.version };
}

async function waitFor<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(performance.now() < endMs, `${what} did not come`);
    await delay(250);
  }
}
