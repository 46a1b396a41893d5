import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf, goodCard, type Order } from '../support/shopper.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { checkOutSurely, fillCart, someEmail, type Placed } from './purchase.ts';
import { untilAnswered } from './until-answered.ts';

/** What becomes of an order that is bought: nothing more, or what the words say. */
export type Story = 'bought' | 'bought by link' | 'cancelled' | 'refunded' | 'returned';

/** A step of a story, as it is called when a kill point is armed before it. */
export type Step =
  | 'checkout'
  | 'approve'
  | 'cancel'
  | 'refund'
  | 'ship'
  | 'deliver'
  | 'request'
  | 'answer'
  | 'receive';

type Telling = { variantId: string; before: (step: Step) => void };

/** Lives an order's story to its end: each request is repeated, with the same key, until it is answered. */
export async function liveThrough(shop: ChaosShop, story: Story, telling: Telling): Promise<Placed> {
  const { variantId, before } = telling;
  const email = someEmail();
  const cart = await fillCart(shop.api, [{ variantId, quantity: 2 }], email);
  assert.ok(cart, 'there is enough');
  const key = uuidv7();
  before('checkout');
  const method = story === 'bought by link' ? ({ type: 'redirect' } as const) : goodCard;
  const reply = await checkOutSurely(shop.api, cart, { key, method });
  const told = (reply.isOk ? reply.answer : reply.problem.data) as Partial<Order>;
  const { orderId, orderKey } = told;
  assert.ok(orderId && orderKey, `the buyer is told which order it is: ${JSON.stringify(told)}`);
  const again = await checkOutSurely(shop.api, cart, { key, method });
  assert.equal(again.isOk, reply.isOk, 'the same key is told the same');
  if (reply.isOk && again.isOk) assert.equal(again.answer.orderId, orderId, 'the same key is the same order');
  const placed = { orderId, orderKey, email, quantity: 2, key };
  const order = { ...placed, lineId: told.lines?.[0]?.lineId ?? '' };
  // A death may leave a payment that was never made: then there is no more to tell.
  if (reply.isOk && reply.answer.state === 'paid') await tell(shop, story, order, telling);
  if (reply.isOk && story === 'bought by link') await approve(shop, reply.answer, before);
  return placed;
}

async function tell(
  shop: ChaosShop,
  story: Story,
  { orderId, orderKey, lineId }: Placed & { lineId: string },
  { before }: Telling,
): Promise<void> {
  const { api, owner } = shop;
  if (story === 'cancelled') {
    before('cancel');
    answerOf(await untilAnswered(() => api.order.cancelOrder({ orderId, orderKey })));
  }
  if (story === 'refunded') {
    before('refund');
    const lines = [{ lineId, quantity: 1, goods: 'restock' as const }];
    const wish = { orderId, reference: uuidv7(), reason: 'asked', lines };
    answerOf(await untilAnswered(() => owner.order.refundLines(wish)));
  }
  if (story === 'returned') await sendBack(shop, { orderId, orderKey, lineId }, before);
}

/** Ships a line, and takes a unit of it back. */
async function sendBack(
  { api, owner }: ChaosShop,
  { orderId, orderKey, lineId }: { orderId: string; orderKey: string; lineId: string },
  before: Telling['before'],
): Promise<void> {
  before('ship');
  const parcel = { orderId, reference: uuidv7(), carrier: 'Post', lines: [{ lineId, quantity: 2 }] };
  const { shipmentId } = answerOf(await untilAnswered(() => owner.order.ship(parcel)));
  before('deliver');
  answerOf(await untilAnswered(() => owner.order.markDelivered({ orderId, shipmentId })));
  before('request');
  const wish = { orderId, orderKey, lines: [{ lineId, quantity: 1, reason: 'damaged' as const }] };
  const once = { idempotencyKey: uuidv7() };
  const { returnId } = answerOf(await untilAnswered(() => api.order.requestReturn(wish, once)));
  before('answer');
  answerOf(await untilAnswered(() => owner.order.answerReturn({ returnId, decision: 'approve' })));
  before('receive');
  const lines = [{ lineId, quantity: 1, condition: 'as-new' as const, goods: 'restock' as const }];
  answerOf(await untilAnswered(() => owner.order.receiveReturn({ returnId, outcome: 'refund', lines })));
}

/** Presses the button of the provider's page, as the buyer does; its word comes by webhook. */
async function approve(shop: ChaosShop, order: Order, before: Telling['before']): Promise<void> {
  const action = order.payment.nextAction;
  if (!action) return;
  before('approve');
  const body = new URLSearchParams({ answer: 'approve' });
  const response = await fetch(action.url, { method: 'POST', redirect: 'manual', body });
  assert.ok(response.status < 400, `the page answered ${response.status}`);
}
