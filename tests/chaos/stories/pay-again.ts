import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { goodCard } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import type { Placed } from '../purchase.ts';
import { untilAnswered } from '../until-answered.ts';
import { place } from './place.ts';
import type { Telling } from './telling.ts';

/** Orders by link, thinks better of it, and pays with a card. */
export async function payAgain(shop: ChaosShop, telling: Telling): Promise<Placed[]> {
  const { placed } = await place(shop, telling, { method: { type: 'redirect' } });
  const { orderId, orderKey } = placed;
  const key = { idempotencyKey: uuidv7() };
  const paying = { orderId, orderKey, paymentMethod: goodCard };
  telling.before('pay');
  const reply = await untilAnswered(() => shop.api.order.payOrder(paying, key));
  // A death may leave a payment that was never made.
  assert.ok(reply.isOk || reply.problem.code === 'payment-declined', JSON.stringify(reply));
  return [placed];
}
