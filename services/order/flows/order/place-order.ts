import { randomBytes } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import { money } from '#contracts/money.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { claim } from '#runtime/door/remember.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { captureAt } from '../../domain/capture-at.ts';
import type { Cart, Quote } from '../../domain/cart.ts';
import { draftOrder, type ReadyCart } from '../../domain/draft-order.ts';
import { customerIdOf, mayHoldCart } from '../../domain/may-hold-cart.ts';
import { orderPlaced } from '../../domain/order-placed.ts';
import type { Order } from '../../domain/order.ts';
import { refuseCouponFor } from '../../domain/promotion/refuse-coupon.ts';
import { lookAtCart } from '../../domain/look-at-cart.ts';
import { readyCart } from '../../domain/ready-cart.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { findCart, freezeCart } from '../../store/carts.ts';
import { marketNow } from '../../store/market-now.ts';
import { redeemCoupon } from '../../store/coupons.ts';
import { findOrder, insertOrder } from '../../store/orders.ts';
import { writeTimeline } from '../../store/timeline.ts';
import type { CartTools } from '../cart/cart-tools.ts';
import { leaseOf } from './grip-of.ts';
import { identifyCard } from './identify-card.ts';
import { holdKeysOf, limitHolds } from './limit-holds.ts';
import { newOrderNumber } from './new-order-number.ts';
import { repeatHash } from './repeat-hash.ts';

type CheckoutRefusal = Extract<ResultOf<'order', 'checkout'>, Refusal>;

/** What the database says when the cart was changed or ordered meanwhile, or the order number is taken. */
const worthAnotherTry: ReadonlySet<string> = new Set([
  'cart-moved',
  'orders_one_live_per_cart',
  'orders_order_number',
]);
const triesMost = 3;

/**
 * Steps 1 and 2 of a checkout. Prices the cart as it is now and compares with what the buyer saw; then one flight
 * places the order, freezes the cart, announces it and claims the Idempotency-Key.
 */
export async function placeOrder(
  tools: CartTools,
  { cartToken, expectedTotal, paymentMethod }: InputTo<'order', 'checkout'>,
): Promise<Order | CheckoutRefusal> {
  const identified = identifyCard(tools, paymentMethod);
  for (let tries = 0; tries < triesMost; tries += 1) {
    const cart = await readCart(tools, cartToken);
    if (!cart) return refuse('cart-not-found', 'There is no such cart.');
    if (cart.frozenBy !== null) return refuseFrozen(tools, cart.frozenBy);
    const ready = readyCart(cart, await quote(tools, cart), expectedTotal);
    if (isRefusal(ready)) return ready;
    const isOnDelivery = paymentMethod.type === 'on-delivery' && ready.priced.total.amountMinor > 0;
    if (isOnDelivery && !ready.canPayOnDelivery) {
      return refuse(
        'payment-not-possible',
        'This order cannot be paid on delivery; choose another way to pay.',
        {
          path: '/paymentMethod',
        },
      );
    }
    tools.killPoint('order.checkout.before-placed');
    const placed = await place(tools, ready, {
      cartVersion: cart.version,
      isOnDelivery,
      cardKey: await identified,
    });
    if (placed !== 'moved') return placed;
  }
  return refuse('version-conflict', 'The cart is being changed; look at it again before ordering.');
}

async function readCart(tools: CartTools, cartToken: string): Promise<Cart | undefined> {
  const { subject } = tools.context;
  const glance = {
    market: null,
    localeMarket: null,
    customerId: customerIdOf(subject),
    email: null,
    couponCode: null,
  };
  const stored = await tools.db.row(findCart(cartToken, glance));
  const now = stored && mayHoldCart(stored, subject) && (await marketNow(tools, stored.market, stored));
  return now ? lookAtCart(tools, stored, now) : undefined;
}

async function quote(tools: Tools<'order'>, cart: Cart): Promise<readonly Quote[]> {
  const request = variantsToQuote(cart);
  if (request.variantIds.length === 0) return [];
  const answer = await tools.call.catalog.quote({ ...request, locale: cart.locale, market: cart.market });
  if (isRefusal(answer)) throw new Error(`the catalog refused to quote: ${answer.detail}`);
  return answer.variants;
}

/** Writes the order; `moved` when the cart or the number was taken meanwhile. */
async function place(
  tools: Tools<'order'>,
  cart: ReadyCart,
  {
    cartVersion,
    isOnDelivery,
    cardKey,
  }: { cartVersion: number; isOnDelivery: boolean; cardKey: string | null },
): Promise<Order | Refusal<'rate-limited' | 'coupon-not-usable'> | 'moved'> {
  const holdKeys = holdKeysOf(tools, cart, cardKey);
  const draft = draftOrder(cart, {
    ...holdKeys,
    orderId: uuidv7(),
    orderNumber: newOrderNumber(),
    orderKey: randomBytes(24).toString('base64url'),
    repeatHash: repeatHash(tools),
    customerId: customerIdOf(tools.context.subject),
    captureAt: captureAt(tools.setting, cart.market),
    isOnDelivery,
    lineIds: cart.sold.map(() => uuidv7()),
  });
  const { orderId, locale, totalMinor, currency, couponCode } = draft;
  const { holder, leaseMs } = leaseOf(tools);
  const payload = { orderId, locale, total: money(totalMinor, currency) };
  const insert = insertOrder(JSON.stringify(draft), holder, leaseMs);
  const entry = { what: 'placed', who: 'buyer', why: 'The buyer ordered the cart.' };
  const steps: Step[] = [
    ...claim(tools),
    ...limitHolds(tools, { email: cart.email, customerId: draft.customerId, isOnDelivery }, holdKeys),
    freezeCart(cart.cartId, cartVersion, orderId, draft.customerId),
    insert,
    ...(couponCode === null ? [] : [redeemCoupon(couponCode, orderId, draft.customerId, cart.email)]),
    writeTimeline(orderId, entry.what, entry.who, entry.why),
    announce(tools, 'order.placed', { key: orderId, version: 1, payload }),
  ];
  const flown = await tools.db.tryFlight(steps);
  if (flown.isRefused) return whyNotPlaced(flown.refusedBy, couponCode);
  const [written] = flown.rows[steps.indexOf(insert)] as { at: string }[];
  if (!written) throw new Error(`order ${orderId} was placed and is not there`);
  return orderPlaced(draft, { at: written.at, holder, entry });
}

function whyNotPlaced(
  refusedBy: string,
  couponCode: string | null,
): Refusal<'rate-limited' | 'coupon-not-usable'> | 'moved' {
  if (worthAnotherTry.has(refusedBy)) return 'moved';
  if (refusedBy === 'coupon-used-up' || refusedBy === 'coupon-used-by-you') {
    const reason = refusedBy === 'coupon-used-up' ? 'used-up' : 'used-by-you';
    return refuseCouponFor(couponCode ?? '', reason);
  }
  if (refusedBy === 'too-many-on-delivery') {
    return refuse(
      'rate-limited',
      'Pay for the orders that are on their way first, or choose another way to pay.',
      {
        retryAfterSeconds: 3600,
      },
    );
  }
  if (refusedBy !== 'too-many-unpaid') throw new Error(`the order could not be placed: ${refusedBy}`);
  return refuse(
    'rate-limited',
    'There are too many orders that wait to be paid. Pay or cancel one of yours, or order again in half an hour.',
    { retryAfterSeconds: 60, data: { reason: 'too-many-unpaid' } },
  );
}

/** Tells the holder of the cart which order it became. */
async function refuseFrozen(tools: Tools<'order'>, orderId: string): Promise<Refusal<'cart-frozen'>> {
  const order = await tools.db.row(findOrder(orderId));
  return refuse('cart-frozen', 'This cart has been ordered; see its order, or start a new cart.', {
    data: { orderId, orderKey: order?.orderKey ?? null },
  });
}
