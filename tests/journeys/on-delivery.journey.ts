// topologies: each-alone
// shop: shared
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import type { Client } from '../../apps/client/client.ts';
import { answerOf, checkOut, findVariant, followOrder, readyCart } from '../support/shopper.ts';
import { runSouk, startTestShop, type TestShop } from '../support/start-test-shop.ts';

const credentials = { SOUK_EMAIL: 'owner@souk.example', SOUK_PASSWORD: 'souk-owner-demo' };
/** In that time a change of a setting is in every process. */
const takenOverMs = 2000;

let shop: TestShop;
let owner: Client;
before(async () => {
  shop = await startTestShop();
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: credentials.SOUK_EMAIL, password: credentials.SOUK_PASSWORD }),
  );
  owner = shop.clientWith({ 'souk-session': sessionToken });
  await config('set', 'order.onDeliveryGb', '50000 GB');
});
after(async () => {
  await config('undo', 'order.onDeliveryGb');
  await shop.stop();
});

/** Runs `souk config` as the owner, and waits until every process goes by it. */
async function config(...words: string[]): Promise<void> {
  const { code, output } = await runSouk(shop.folder, ['config', ...words], credentials);
  assert.equal(code, 0, output);
  await delay(takenOverMs);
}

const stockOf = async (variantId: string) => {
  const { free, held, committed, onHand } = answerOf(await owner.catalog.getStock({ variantId }));
  return { free, held, committed, onHand };
};

/** An order of two mugs that is paid at the door, and on its way. */
async function sent() {
  const { variant } = await findVariant(shop.api, 'mug');
  const { variantId } = variant;
  const before = await stockOf(variantId);
  const email = `door.${crypto.randomUUID().slice(0, 8)}@example.org`;
  const cart = await readyCart(shop.api, variantId, { quantity: 2, email });
  assert.equal(cart.canPayOnDelivery, true);
  const order = answerOf(await checkOut(shop.api, cart, { type: 'on-delivery' }));
  assert.equal(order.state, 'on-delivery');
  const { orderId } = order;
  answerOf(await owner.order.ship({ orderId, reference: 'door', carrier: 'Royal Mail' }));
  return { order, orderId, variantId, before };
}

test('on delivery: the cash that staff write down pays the order, and the books are even', async () => {
  const { order, orderId } = await sent();
  for (let time = 0; time < 2; time += 1) {
    assert.equal(answerOf(await owner.order.recordCash({ orderId })).state, 'paid');
  }
  await followOrder(shop.api, order, ({ state }) => state === 'paid');
  const { attempts } = answerOf(await owner.payment.listPayments({ orderId }));
  assert.deepEqual(
    attempts.map(({ provider, method, capturedMinor }) => [provider, method, capturedMinor]),
    [['manual', 'manual', order.totals.total.amountMinor]],
  );
});

test('on delivery: what is not taken at the door is on the shelf again', async () => {
  const { orderId, variantId, before: was } = await sent();
  for (let time = 0; time < 2; time += 1) {
    const { state } = answerOf(await owner.order.refuseAtDoor({ orderId, goods: 'restock' }));
    assert.equal(state, 'cancelled');
  }
  assert.deepEqual(await stockOf(variantId), was);
});

test('on delivery: the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
