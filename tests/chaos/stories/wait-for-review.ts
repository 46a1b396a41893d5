import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf, goodCard } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import type { Placed } from '../purchase.ts';
import { untilAnswered } from '../until-answered.ts';
import { place } from './place.ts';
import type { Telling } from './telling.ts';

const patienceMs = 15_000;
const declined = { ...goodCard, number: '4000000000000002' };

/** A buyer's first card is refused; the second is one too many, so that a person looks at it, and approves. */
export async function waitForReview(shop: ChaosShop, telling: Telling): Promise<Placed[]> {
  const { placed } = await place(shop, telling, { method: declined });
  const { orderId, orderKey } = placed;
  const key = { idempotencyKey: uuidv7() };
  const paying = { orderId, orderKey, paymentMethod: goodCard };
  telling.before('pay');
  await untilAnswered(() => shop.api.order.payOrder(paying, key));
  const review = await findReview(shop, orderId);
  // A death may leave a payment that was never made: then there is no more to tell.
  if (!review) return [placed];
  const decision = { ...review, decision: 'approve' as const };
  telling.before('decide');
  answerOf(await untilAnswered(() => shop.owner.payment.decidePaymentReview(decision)));
  return [placed];
}

async function findReview({ owner }: ChaosShop, orderId: string) {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const { reviews } = answerOf(await untilAnswered(() => owner.payment.listPaymentReviews({})));
    const review = reviews.find((each) => each.orderId === orderId);
    if (review) return { reviewId: review.reviewId, version: review.version };
    if (performance.now() > endMs) return undefined;
    await delay(500);
  }
}
