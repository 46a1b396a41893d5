import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf, checkOut, goodCard, type Order } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { fillCart, someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { changeSettingOf } from './change-setting-of.ts';
import { postSigned } from './post-signed.ts';
import type { Storm } from './storm.ts';

type Shown = { events: { status: string; sequence: number; at: string; place: string }[] };
const stateOf = ({ state }: Order) => state;

/** What is sent, and paid at the door, each request sent several times: parcels of a carrier, its events, cash. */
export async function sendGoodsInStorm(shop: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const { owner } = shop;
  const called = await book(shop, variantId);
  await storm(
    'cancelParcel',
    () => owner.order.cancelParcel(called),
    ({ shipmentId }) => shipmentId,
  );
  const followed = await book(shop, variantId);
  await storm('receiveCarrierWebhook', await newsOf(shop, followed.shipmentId), (told) => told);
  await changeSettingOf(owner, 'order.onDeliveryGb', '50000 GB');
  const [paid, refused] = [await sendToDoor(shop, variantId), await sendToDoor(shop, variantId)];
  await storm('recordCash', () => owner.order.recordCash({ orderId: paid }), stateOf);
  const back = { orderId: refused, goods: 'restock' as const };
  await storm('refuseAtDoor', () => owner.order.refuseAtDoor(back), stateOf);
  const [counted] = await shop.sql<Record<string, number>>(
    `select (select count(*)::int from "order".payment_attempts where order_id = $1) as payments,
       (select count(*)::int from "order".order_timeline where order_id = $2 and what = 'cancelled') as ends,
       (select count(*)::int from "order".tracking_events where shipment_id = $3 and status = 'picked-up') as news`,
    paid,
    refused,
    followed.shipmentId,
  );
  assert.deepEqual(counted, { payments: 1, ends: 1, news: 1 });
}

/** An order whose parcel a carrier will fetch. */
async function book(shop: ChaosShop, variantId: string): Promise<{ orderId: string; shipmentId: string }> {
  const { orderId } = await order(shop, variantId, goodCard);
  const parcel = { orderId, reference: uuidv7(), carrier: 'Sandbox Post', bookWith: 'sandbox' };
  const { shipmentId } = answerOf(await untilAnswered(() => shop.owner.order.ship(parcel)));
  return { orderId, shipmentId };
}

async function sendToDoor(shop: ChaosShop, variantId: string): Promise<string> {
  const { orderId } = await order(shop, variantId, { type: 'on-delivery' });
  const parcel = { orderId, reference: uuidv7(), carrier: 'Post' };
  answerOf(await untilAnswered(() => shop.owner.order.ship(parcel)));
  return orderId;
}

async function order({ api }: ChaosShop, variantId: string, method: Parameters<typeof checkOut>[2]) {
  const cart = await fillCart(api, [{ variantId, quantity: 1 }], someEmail());
  assert.ok(cart);
  const key = uuidv7();
  return answerOf(await untilAnswered(() => checkOut(api, cart, method, key)));
}

/** An event of a parcel, as its carrier tells of it: signed, the same each time. */
async function newsOf({ url, carrier, secrets }: ChaosShop, reference: string) {
  const { parcels } = (await carrier(`/v1/parcels?reference=${reference}`)) as { parcels: Shown[] };
  const [parcel] = parcels;
  assert.ok(parcel, 'the carrier knows the parcel');
  const { events, ...data } = parcel;
  const event = { sequence: events.length + 1, status: 'picked_up', at: new Date().toISOString(), place: '' };
  const id = `evt_${uuidv7()}`;
  const body = JSON.stringify({
    id,
    type: 'parcel.picked_up',
    createdAt: event.at,
    data: { ...data, event },
  });
  return () => {
    const seconds = String(Math.floor(Date.now() / 1000));
    const key = Buffer.from(secrets.carrierWebhookSecret.replace(/^whsec_/, ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature}`,
    };
    return postSigned(`${url}/api/v1/webhooks/carriers/sandbox`, headers, body);
  };
}
