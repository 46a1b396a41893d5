import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { checkOut, goodCard } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { checkOutSurely, fillCart, orderOf, someEmail, type Placed } from '../purchase.ts';
import { letTimePass } from '../wait-for-quiet.ts';
import type { Telling } from './telling.ts';

const patienceMs = 60_000;

/**
 * Somebody dies at `place` of a checkout, and its buyer leaves until the shop itself has found out what became of the payment. Without
 * that death there is nothing to sweep.
 */
export async function giveUp(
  shop: ChaosShop,
  { variantId, before }: Telling,
  place: string,
): Promise<Placed[]> {
  const email = someEmail();
  const cart = await fillCart(shop.api, [{ variantId, quantity: 2 }], email);
  assert.ok(cart, 'there is enough');
  const key = uuidv7();
  shop.arm(place);
  await checkOut(shop.api, cart, goodCard, key);
  if (shop.isArmed(place)) shop.disarm(place);
  else before('sweep');
  for (const endMs = performance.now() + patienceMs; await isUnknown(shop, email); await delay(500)) {
    assert.ok(performance.now() < endMs, `the payment of ${email} stays unknown`);
    await letTimePass(shop).catch(() => undefined);
  }
  const order = orderOf(await checkOutSurely(shop.api, cart, { key }));
  return order ? [{ ...order, email, quantity: 2, key }] : [];
}

async function isUnknown({ sql }: ChaosShop, email: string): Promise<boolean> {
  const open = await sql(
    `select from "order".orders join "order".payment_attempts using (order_id)
     where email = $1 and payment_attempts.state in ('started', 'unknown', 'cancelling')`,
    email,
  );
  return open.length > 0;
}
