import assert from 'node:assert/strict';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Client, Reply } from '../../apps/client/client.ts';

type Locale = 'en-gb' | 'zh-cn';
export type Order = AnswerOf<'order', 'getOrder'>;
export type Cart = AnswerOf<'order', 'getCart'>;
type PaymentMethod = InputTo<'order', 'checkout'>['paymentMethod'];

export const goodCard: Extract<PaymentMethod, { type: 'card' }> = {
  type: 'card',
  number: '4242424242424242',
  expiryMonth: 12,
  expiryYear: 2035,
  securityCode: '123',
};

export const addresses = {
  'en-gb': {
    name: 'Ada Tester',
    country: 'GB',
    city: 'Leeds',
    line1: '1 Test Street',
    postalCode: 'LS1 1AA',
  },
  'zh-cn': {
    name: '王小明',
    country: 'CN',
    region: '浙江省',
    city: '杭州市',
    district: '西湖区',
    line1: '文三路 1 号',
    phone: '+8613800138000',
  },
} as const;

/** The answer of a reply; fails the test with the problem when there is none. */
export function answerOf<Answer>(reply: Reply<Answer>): Answer {
  if (!reply.isOk) assert.fail(JSON.stringify(reply.problem));
  return reply.answer;
}

/** Finds a product by search, and gives a variant of it that is in stock. */
export async function findVariant(api: Client, words: string, locale: Locale = 'en-gb') {
  const found = answerOf(await api.insight.searchProducts({ query: words, locale, limit: 20 }));
  const card = found.products.find((product) => product.isAvailable);
  assert.ok(card, `nothing for ${words}`);
  const product = answerOf(await api.catalog.getProduct({ slug: card.slug, locale }));
  const variant = product.variants.find((each) => each.availability.state === 'in-stock');
  assert.ok(variant, card.slug);
  return { product, variant };
}

/** A cart with one line that only lacks its payment. */
export async function readyCart(
  api: Client,
  variantId: string,
  options: { quantity?: number; locale?: Locale; email?: string } = {},
): Promise<Cart> {
  const { quantity = 1, locale = 'en-gb', email = 'ada@example.org' } = options;
  const { cartToken } = answerOf(await api.order.createCart({ locale, lines: [{ variantId, quantity }] }));
  const detailed = answerOf(
    await api.order.setCartDetails({ cartToken, email, shippingAddress: addresses[locale] }),
  );
  const [method] = detailed.shippingMethods;
  assert.ok(method, 'there is a way to send it');
  const cart = answerOf(await api.order.setCartDetails({ cartToken, shippingMethod: method.code }));
  assert.deepEqual(cart.missing, []);
  return cart;
}

/** Orders a ready cart. */
export function checkOut(
  api: Client,
  cart: Cart,
  paymentMethod: PaymentMethod = goodCard,
  idempotencyKey: string = crypto.randomUUID(),
) {
  const { cartToken, totals } = cart;
  return api.order.checkout({ cartToken, expectedTotal: totals.total, paymentMethod }, { idempotencyKey });
}

/** Looks at an order until `isDone`, at most for `withinMs`. */
export async function followOrder(
  api: Client,
  order: Order,
  isDone: (order: Order) => boolean,
  withinMs = 20_000,
): Promise<Order> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const seen = answerOf(
      await api.order.getOrder({
        orderId: order.orderId,
        ...(order.orderKey ? { orderKey: order.orderKey } : {}),
      }),
    );
    if (isDone(seen)) return seen;
    if (performance.now() > endMs)
      assert.fail(`the order stayed ${seen.state}: ${JSON.stringify(seen.payment)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
