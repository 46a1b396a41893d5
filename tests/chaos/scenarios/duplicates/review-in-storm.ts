import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Reply } from '../../../../apps/client/client.ts';
import { answerOf, checkOut } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { fillCart } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { join, type Person } from './join.ts';
import { done, type Storm } from './storm.ts';

const patienceMs = 30_000;

/** What buyers say of goods that they bought, and staff of it. */
export async function reviewInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const { owner } = shop;
  const [writer, other, reader] = [await join(shop), await join(shop), await join(shop)];
  const productId = await buyAs(shop, writer, variantId);
  await buyAs(shop, other, variantId);
  const review = { productId, rating: 5, title: 'Twice', text: 'As good.', locale: 'en-gb' as const };
  await whenBought(() => writer.client.catalog.writeReview(review));
  await storm(
    'writeReview',
    () => writer.client.catalog.writeReview(review),
    ({ state }) => state,
  );
  await whenBought(() => other.client.catalog.writeReview({ ...review, rating: 1 }));
  const { reviewId } = answerOf(await untilAnswered(() => other.client.catalog.getMyReview({ productId })));
  const decision = { reviewIds: [reviewId], decision: 'approved' as const };
  await storm('moderateReviews', () => owner.catalog.moderateReviews(decision), done);
  const report = { reviewId, reason: 'It is untrue.' };
  await storm('reportReview', () => reader.client.catalog.reportReview(report), done);
  const [counted] = await shop.sql<Record<string, number>>(
    `select (select count(*)::int from catalog.reviews where product_id = $1) as written,
       (select count(*)::int from catalog.review_reports where review_id = $2) as reports`,
    productId,
    reviewId,
  );
  assert.deepEqual(counted, { written: 2, reports: 1 });
}

/** Buys one unit as a customer; gives the product. */
async function buyAs({ sql }: ChaosShop, { client, email }: Person, variantId: string): Promise<string> {
  const cart = await fillCart(client, [{ variantId, quantity: 1 }], email);
  assert.ok(cart);
  const key = uuidv7();
  answerOf(await untilAnswered(() => checkOut(client, cart, undefined, key)));
  const [found] = await sql<{ productId: string }>(
    `select product_id as "productId" from catalog.variants where variant_id = $1`,
    variantId,
  );
  return found?.productId ?? '';
}

/** The catalog learns of a purchase by an event, a moment after the order was paid. */
async function whenBought<Answer>(write: () => Promise<Reply<Answer>>): Promise<Answer> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const reply = await untilAnswered(write);
    const isEarly = !reply.isOk && reply.problem.code === 'not-allowed';
    if (!isEarly) return answerOf(reply);
    assert.ok(performance.now() < endMs, 'the catalog never heard of the purchase');
    await delay(250);
  }
}
