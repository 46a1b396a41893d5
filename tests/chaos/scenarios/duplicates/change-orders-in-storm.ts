import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { addresses, answerOf, checkOut, goodCard, type Order } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { fillCart, someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { aKey, some, type Storm } from './storm.ts';

const stateOf = ({ state }: Order) => state;

/** What buyers and staff change of orders, each request sent several times: coupons, payments, lines, what is stuck. */
export async function changeOrdersInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const { owner } = shop;
  await useCouponInStorm(shop, storm, variantId);
  await payAgainInStorm(shop, storm, variantId);
  await takeOverInStorm(shop, storm, variantId);
  const edited = await buyTwo(shop, variantId);
  const { orderId, version } = edited;
  const lines = [{ lineId: edited.lines[0]?.lineId ?? '', quantity: 1 }];
  const edit = { orderId, version, reference: uuidv7(), reason: 'One is enough.', lines };
  await storm(
    'editOrder',
    () => owner.order.editOrder(edit),
    ({ editId, keptAfter }) => ({ editId, keptAfter }),
  );
  const wider = await buyTwo(shop, variantId);
  const more = { lines: [{ variantId, quantity: 1 }], reference: uuidv7(), reason: 'One more, please.' };
  const addition = { orderId: wider.orderId, version: wider.version, ...more };
  await storm(
    'addToOrder',
    () => owner.order.addToOrder(addition),
    ({ orderId: additionId, total }) => ({ additionId, total }),
  );
  const [pushed, undone] = [await buyTwo(shop, variantId), await buyTwo(shop, variantId)];
  await storm('advanceOrder', () => owner.order.advanceOrder({ orderId: pushed.orderId }), stateOf);
  await storm('undoOrder', () => owner.order.undoOrder({ orderId: undone.orderId }), stateOf);
  const draft = aDraft(variantId);
  await storm(
    'placeDraftOrders',
    () => writeDown(owner, draft),
    ({ results }) => results.map((result) => (result.outcome === 'placed' ? result.orderId : result)),
  );
  await countEffects(shop, [edited.orderId, wider.orderId, pushed.orderId, undone.orderId]);
}

/** An order of two units that is paid, as staff see it. */
async function buyTwo(shop: ChaosShop, variantId: string): Promise<Order> {
  const cart = await fillCart(shop.api, [{ variantId, quantity: 2 }], someEmail());
  assert.ok(cart);
  const key = uuidv7();
  const { orderId } = answerOf(await untilAnswered(() => checkOut(shop.api, cart, goodCard, key)));
  return answerOf(await untilAnswered(() => shop.owner.order.getOrder({ orderId })));
}

/** Refused at first, then paid. */
async function payAgainInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const cart = await fillCart(shop.api, [{ variantId, quantity: 1 }], someEmail());
  assert.ok(cart);
  const key = uuidv7();
  const declined = { ...goodCard, number: '4000000000000002' };
  const reply = await untilAnswered(() => checkOut(shop.api, cart, declined, key));
  assert.ok(!reply.isOk && reply.problem.code === 'payment-declined');
  const { orderId, orderKey } = reply.problem.data as { orderId: string; orderKey: string };
  const payKey = aKey();
  const payment = { orderId, orderKey, paymentMethod: goodCard };
  await storm('payOrder', () => shop.api.order.payOrder(payment, payKey), stateOf);
}

async function useCouponInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const { api, owner } = shop;
  const none = { goods: null, customerGroups: null, weekdays: null, hours: null };
  const promotion = {
    promotionId: uuidv7(),
    version: 0,
    market: 'gb' as const,
    title: { en: 'Tried', zh: '试过' },
    isActive: true,
    needsCoupon: true,
    priority: 2,
    isExclusive: false,
    stacksWith: null,
    beginsAt: null,
    endsAt: null,
    conditions: { ...none, quantityLeast: null, amountLeastMinor: null },
    action: { type: 'percent' as const, basisPoints: 100, goods: null },
  };
  answerOf(await untilAnswered(() => owner.order.putPromotion(promotion)));
  const code = some('LESS').toUpperCase();
  const limits = { beginsAt: null, endsAt: null, redemptionsMost: null, perBuyerMost: null };
  const coupon = { code, promotionId: promotion.promotionId, isActive: true, version: 0, ...limits };
  answerOf(await untilAnswered(() => owner.order.putCoupon(coupon)));
  const carts = [];
  for (let count = 0; count < 2; count += 1)
    carts.push((await fillCart(api, [{ variantId, quantity: 1 }], someEmail()))?.cartToken ?? '');
  const [first = '', second = ''] = carts;
  await storm(
    'applyCoupon',
    () => api.order.applyCoupon({ cartToken: first, code }),
    ({ totals }) => totals.total,
  );
  answerOf(await untilAnswered(() => api.order.applyCoupon({ cartToken: second, code })));
  await storm(
    'removeCoupon',
    () => api.order.removeCoupon({ cartToken: second }),
    ({ totals }) => totals.total,
  );
}

/** A visitor's cart becomes that of the customer who has signed in. */
async function takeOverInStorm(
  { api, clientWith }: ChaosShop,
  storm: Storm,
  variantId: string,
): Promise<void> {
  const account = { email: 'shopper@souk.example', password: 'souk-shopper-demo' };
  const { sessionToken } = answerOf(await untilAnswered(() => api.user.signIn(account)));
  const customer = clientWith({ 'souk-session': sessionToken });
  const key = aKey();
  const lines = [{ variantId, quantity: 1 }];
  const made = await untilAnswered(() => api.order.createCart({ locale: 'en-gb', lines }, key));
  const { cartToken } = answerOf(made);
  await storm(
    'claimCart',
    () => customer.order.claimCart({ cartToken }),
    ({ lines: claimed }) => claimed.map(({ quantity }) => quantity),
  );
}

/** An order that is still worked on for another request is to be sent again, as one that is told so as a whole. */
async function writeDown(owner: ChaosShop['owner'], draft: ReturnType<typeof aDraft>) {
  const reply = await owner.order.placeDraftOrders({ orders: [draft] });
  const [result] = reply.isOk ? reply.answer.results : [];
  if (result?.outcome !== 'refused' || result.code !== 'version-conflict') return reply;
  const { code, detail } = result;
  return {
    isOk: false as const,
    problem: { status: 409, code, title: detail, detail },
    headers: reply.headers,
  };
}

function aDraft(variantId: string) {
  return {
    reference: uuidv7(),
    locale: 'en-gb' as const,
    buyer: { email: someEmail(), shippingAddress: addresses['en-gb'] },
    lines: [{ variantId, quantity: 1 }],
    payment: { method: 'cash' as const },
  };
}

async function countEffects({ sql }: ChaosShop, orderIds: readonly string[]): Promise<void> {
  const counted = await sql<{ many: number }>(
    `select ((select count(*) from "order".order_edits where order_id = id)
       + (select count(*) from "order".order_additions where order_id = id)
       + (select count(*) from "order".order_timeline where order_id = id and what = 'cancelled'))::int as many
     from unnest($1::uuid[]) with ordinality as given (id, place) order by place`,
    orderIds,
  );
  assert.deepEqual(
    counted.map(({ many }) => many),
    [1, 1, 0, 1],
    'an edit, an addition, nothing and an end: once each',
  );
}
