import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Client } from '../../../apps/client/client.ts';
import { answerOf, goodCard, type Cart, type Order } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { checkOutSurely, fillCart, someEmail, type Placed } from '../purchase.ts';
import { untilAnswered } from '../until-answered.ts';
import type { Telling } from './telling.ts';

/** What a buyer was told of an order; without `order` when its payment was refused. */
export type Bought = { placed: Placed; lineId: string; order?: Order };

type Wish = {
  locale?: 'en-gb' | 'zh-cn';
  method?: Parameters<typeof checkOutSurely>[2]['method'];
  /** Who buys; without it somebody who has no account. */
  client?: Client;
  /** How many points are spent. */
  points?: number;
};

/** Orders two units, and once more with the same key, which is told the same. */
export async function place(shop: ChaosShop, telling: Telling, wish: Wish = {}): Promise<Bought> {
  const { locale = 'en-gb', method = goodCard, client = shop.api, points } = wish;
  const email = someEmail();
  const filled = await fillCart(client, [{ variantId: telling.variantId, quantity: 2 }], email, locale);
  assert.ok(filled, 'there is enough');
  const cart = points === undefined ? filled : await spend(client, filled, points);
  const key = uuidv7();
  telling.before('checkout');
  const reply = await checkOutSurely(client, cart, { key, method });
  const told = (reply.isOk ? reply.answer : reply.problem.data) as Partial<Order>;
  const { orderId, orderKey } = told;
  assert.ok(orderId, `the buyer is told which order it is: ${JSON.stringify(told)}`);
  assert.ok(orderKey ?? client !== shop.api, 'a guest is told the key of their order');
  const again = await checkOutSurely(client, cart, { key, method });
  assert.equal(again.isOk, reply.isOk, 'the same key is told the same');
  if (reply.isOk && again.isOk) assert.equal(again.answer.orderId, orderId, 'the same key is the same order');
  const placed = { orderId, orderKey: orderKey ?? '', email, quantity: 2, key };
  const lineId = told.lines?.[0]?.lineId ?? '';
  return reply.isOk ? { placed, lineId, order: reply.answer } : { placed, lineId };
}

async function spend(client: Client, { cartToken }: Cart, points: number): Promise<Cart> {
  return answerOf(await untilAnswered(() => client.order.setCartDetails({ cartToken, points })));
}
