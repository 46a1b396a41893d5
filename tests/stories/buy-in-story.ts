import assert from 'node:assert/strict';
import { isRefusal } from '#contracts/refusals.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { noteOrder } from './note-order.ts';
import { pick } from './pick.ts';
import type { Acting, BookedCart } from './story-book.ts';
import { atCheckout } from './ways-to-pay.ts';

const address = { name: 'Ada', country: 'GB', city: 'London', line1: '1 Mill Lane', postalCode: 'N1 1AA' };

/** Orders a cart: one that stands about, or one that is filled for it. */
export async function buyInStory(acting: Acting): Promise<void> {
  const { book, which, some } = acting;
  const standing = book.carts.filter(({ isBusy, quantities }) => {
    return !isBusy && [...quantities.values()].some((quantity) => quantity > 0);
  });
  const cart = (some % 3 > 0 && pick(standing, which)) || (await fillCart(acting));
  if (!cart) return;
  cart.isBusy = true;
  const isOrdered = await order(acting, cart);
  cart.isBusy = false;
  if (isOrdered) book.carts = book.carts.filter((each) => each !== cart);
}

/** A cart of some of everything, perhaps with the coupon; undefined when there is too little. */
async function fillCart({ shop, book, some }: Acting): Promise<BookedCart | undefined> {
  const lines = [...book.variants.keys()].map((variantId, index) => ({
    variantId,
    quantity: 1 + ((some + index) % 3),
  }));
  const made = await shop.order.ask('createCart', { locale: 'en-gb', lines });
  if (isRefusal(made)) return soldOut(made);
  const { cartToken } = made;
  const quantities = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
  const applied = some % 2 === 0 && (await shop.order.ask('applyCoupon', { cartToken, code: book.coupon }));
  // Others may have used it up.
  const hasCoupon = applied !== false && !isRefusal(applied);
  return { cartToken, quantities, hasCoupon, isBusy: true };
}

/** There may be too little of something, and nothing else may be wrong. */
function soldOut({ refusal, detail }: { refusal: string; detail: string }): undefined {
  if (refusal !== 'out-of-stock') throw new Error(detail);
}

/** Whether an order came of a cart, which is then of exactly what it held. */
async function order(acting: Acting, cart: BookedCart): Promise<boolean> {
  const { shop, which } = acting;
  const { cartToken } = cart;
  const details = {
    email: `buyer.${uuidv7()}@example.com`,
    shippingAddress: address,
    shippingMethod: 'standard',
  };
  const ready = await shop.order.ask('setCartDetails', { cartToken, ...details });
  if (isRefusal(ready)) {
    soldOut(ready);
    return false;
  }
  const answer = await shop.order.ask('checkout', {
    cartToken,
    expectedTotal: ready.totals.total,
    paymentMethod: pick(atCheckout, which) ?? { type: 'qr' },
  });
  const { orderId, orderKey } = (isRefusal(answer) ? answer.data : answer) ?? {};
  if (typeof orderId !== 'string' || typeof orderKey !== 'string') return false;
  // Whoever was overtaken by the sweeper is told so: it may undo the order, or finish it.
  const isLapsed = isRefusal(answer) && answer.refusal === 'version-conflict';
  const booked = await noteOrder(acting, { orderId, orderKey }, { isLapsed });
  const bought = new Map(booked.lines.map(({ variantId, kept }) => [variantId, kept]));
  const held = new Map([...cart.quantities].filter(([, quantity]) => quantity > 0));
  assert.deepEqual(bought, held, `order ${booked.orderNumber} is of what its cart held`);
  assert.ok(
    cart.hasCoupon || !booked.usesCoupon,
    `order ${booked.orderNumber} uses no coupon that was not on its cart`,
  );
  return true;
}
