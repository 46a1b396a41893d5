import assert from 'node:assert/strict';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { addresses, answerOf, checkOut, goodCard, type Order } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { fillCart, someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { aKey, type Storm } from './storm.ts';

/** Lives an order from its cart to the return of a unit, each request sent several times; gives the order. */
export async function liveOrderInStorm(
  shop: ChaosShop,
  storm: Storm,
  variantId: string,
): Promise<{ orderId: string; orderKey: string; email: string }> {
  const { api, owner } = shop;
  const email = someEmail();
  const [cartKey, lineKey, payKey, returnKey] = [aKey(), aKey(), aKey(), aKey()];
  const { cartToken } = await storm(
    'createCart',
    () => api.order.createCart({ locale: 'en-gb', lines: [] }, cartKey),
    (cart) => cart.cartToken,
  );
  await storm(
    'addLine',
    () => api.order.addLine({ cartToken, variantId, quantity: 2 }, lineKey),
    (cart) => cart.lines.map(({ quantity }) => quantity),
  );
  const details = { cartToken, email, shippingAddress: addresses['en-gb'], shippingMethod: 'standard' };
  const cart = answerOf(await untilAnswered(() => api.order.setCartDetails(details)));
  const isOrder = ({ orderId, orderNumber }: Order) => ({ orderId, orderNumber });
  const order = await storm('checkout', () => checkOut(api, cart, goodCard, payKey.idempotencyKey), isOrder);
  const { orderId } = order;
  const orderKey = order.orderKey ?? '';
  const lineId = order.lines[0]?.lineId ?? '';
  const parcel = { orderId, reference: uuidv7(), carrier: 'Post', lines: [{ lineId, quantity: 2 }] };
  const { shipmentId } = await storm(
    'ship',
    () => owner.order.ship(parcel),
    (shipment) => shipment.shipmentId,
  );
  await storm(
    'markDelivered',
    () => owner.order.markDelivered({ orderId, shipmentId }),
    () => 'delivered',
  );
  const wish = { orderId, orderKey, lines: [{ lineId, quantity: 1, reason: 'damaged' as const }] };
  const { returnId } = await storm(
    'requestReturn',
    () => api.order.requestReturn(wish, returnKey),
    (asked) => asked.returnId,
  );
  const approval = { returnId, decision: 'approve' as const };
  await storm('answerReturn', () => owner.order.answerReturn(approval), stayed);
  const lines = [{ lineId, quantity: 1, condition: 'as-new' as const, goods: 'restock' as const }];
  const receipt = { returnId, outcome: 'refund' as const, lines };
  await storm(
    'receiveReturn',
    () => owner.order.receiveReturn(receipt),
    (back) => back.returnId,
  );
  const goodwill = { orderId, reference: uuidv7(), reason: 'sorry', lines: [], goodwillMinor: 50 };
  await storm(
    'refundLines',
    () => owner.order.refundLines(goodwill),
    (refund) => refund.refundId,
  );
  await cancelInStorm(shop, storm, variantId);
  return { orderId, orderKey, email };
}

async function cancelInStorm({ api }: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const cart = await fillCart(api, [{ variantId, quantity: 1 }], someEmail());
  assert.ok(cart);
  const order = answerOf(await untilAnswered(() => checkOut(api, cart)));
  const { orderId } = order;
  const orderKey = order.orderKey ?? '';
  await storm(
    'cancelOrder',
    () => api.order.cancelOrder({ orderId, orderKey }),
    ({ state }) => state,
  );
}

/** Of a return that went on since, what stays. */
const stayed = ({ returnId, number }: { returnId: string; number: number }) => ({ returnId, number });
