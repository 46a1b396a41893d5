import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Client, Reply } from '../../apps/client/client.ts';
import { addresses, answerOf, checkOut, goodCard, type Cart, type Order } from '../support/shopper.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { untilAnswered } from './until-answered.ts';

/** What a buyer knows of an order: it was acknowledged, so it exists, once. */
export type Placed = { orderId: string; orderKey: string; email: string; quantity: number; key: string };

type PaymentMethod = Parameters<typeof checkOut>[2];

/** A product of two variants that nobody else buys, with so many units of each. */
export async function stockUp(
  { owner }: Pick<ChaosShop, 'owner'>,
  units: number,
): Promise<[first: string, second: string]> {
  const [first, second] = [uuidv7(), uuidv7()];
  const slug = `chaos-${first}`;
  const aVariant = (variantId: string) => ({
    variantId,
    sku: `CHAOS-${variantId}`,
    option: { en: variantId.slice(-6), zh: variantId.slice(-6) },
    picture: null,
    prices: [
      { market: 'gb' as const, price: { amountMinor: 1200, currency: 'GBP' as const } },
      { market: 'cn' as const, price: { amountMinor: 9900, currency: 'CNY' as const } },
    ],
  });
  const product = {
    productId: uuidv7(),
    slug,
    title: { en: 'A tried thing', zh: '试过的东西' },
    description: { en: 'A thing.', zh: '一件东西。' },
    categorySlugs: [],
    taxClass: 'standard' as const,
    optionName: { en: 'Kind', zh: '种类' },
    popularity: 0,
    variants: [aVariant(first), aVariant(second)],
  };
  answerOf(await untilAnswered(() => owner.catalog.importProducts({ products: [product] })));
  const movements = [first, second].map((variantId) => {
    return { movementId: uuidv7(), variantId, quantity: units, reason: 'received' as const };
  });
  answerOf(await untilAnswered(() => owner.catalog.receiveStock({ movements })));
  return [first, second];
}

/** A cart that only lacks its payment; undefined when a variant is sold out already. */
export async function fillCart(
  api: Client,
  lines: { variantId: string; quantity: number }[],
  email: string,
  locale: keyof typeof addresses = 'en-gb',
): Promise<Cart | undefined> {
  const key = { idempotencyKey: uuidv7() };
  const made = await untilAnswered(() => api.order.createCart({ locale, lines }, key));
  if (!made.isOk && made.problem.code === 'out-of-stock') return undefined;
  const { cartToken } = answerOf(made);
  const details = { email, shippingAddress: addresses[locale], shippingMethod: 'standard' };
  return answerOf(await untilAnswered(() => api.order.setCartDetails({ cartToken, ...details })));
}

/** An address that no other purchase has. */
export function someEmail(): string {
  return `chaos.${uuidv7()}@example.org`;
}

/** Sends one checkout until it is answered. */
export function checkOutSurely(
  api: Client,
  cart: Cart,
  { key, method = goodCard }: { key: string; method?: PaymentMethod },
): Promise<Reply<Order>> {
  return untilAnswered(() => checkOut(api, cart, method, key));
}

/** Buys something with a card, whatever happens meanwhile; undefined when it was refused for good. */
export async function buy(
  api: Client,
  lines: { variantId: string; quantity: number }[],
  method?: PaymentMethod,
): Promise<Placed | undefined> {
  const email = someEmail();
  const cart = await fillCart(api, lines, email);
  if (!cart) return undefined;
  const key = uuidv7();
  const reply = await checkOutSurely(api, cart, { key, ...(method ? { method } : {}) });
  const order = orderOf(reply);
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  return order && { ...order, email, quantity, key };
}

/** The order that a checkout made, also if its payment was refused and its buyer may pay otherwise. */
export function orderOf(reply: Reply<Order>): Pick<Placed, 'orderId' | 'orderKey'> | undefined {
  const told = (reply.isOk ? reply.answer : reply.problem.data) as Partial<Order> | undefined;
  if (!told?.orderId) return undefined;
  assert.ok(told.orderKey, 'a guest is told the key of their order');
  return { orderId: told.orderId, orderKey: told.orderKey };
}

/** Pays again, with a card, what was ordered and could not be paid. */
export async function payAgain(api: Client, { orderId, orderKey }: Placed): Promise<void> {
  const key = { idempotencyKey: uuidv7() };
  const paying = { orderId, orderKey, paymentMethod: goodCard };
  answerOf(await untilAnswered(() => api.order.payOrder(paying, key)));
}
