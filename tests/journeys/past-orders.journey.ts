// topologies: one-process
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadOrders } from '../../tools/bench/load/load-orders.ts';
import { lookAtShop, type BenchShop } from '../../tools/bench/open-bench-shop.ts';
import { withHands, type ChaosShop } from '../chaos/chaos-shop.ts';
import { waitForQuiet } from '../chaos/wait-for-quiet.ts';
import { answerOf, checkOut, readyCart } from '../support/shopper.ts';
import { startTestShop } from '../support/start-test-shop.ts';

const [placed, wanted] = [40, 200];
let shop: ChaosShop;
let bench: BenchShop;

before(async () => {
  shop = await withHands(await startTestShop({ topology: 'one-process' }));
  bench = await lookAtShop(shop.folder, 2);
  await loadOrders(bench, wanted, placed);
});
after(() => shop.stop());

test('copies of past orders are what the rooms would have written: no audit finds anything', async () => {
  assert.deepEqual(await shop.audit(), []);
  const { count, orders } = answerOf(await shop.owner.order.listOrders({ limit: 100, withCount: true }));
  assert.equal(count, wanted);
  assert.equal(new Set(orders.map(({ orderNumber }) => orderNumber)).size, 100);
});

test('a copy is found by its number, with its lines and its payment', async () => {
  const { orders } = answerOf(await shop.owner.order.listOrders({ limit: 100 }));
  const copied = orders.find(({ orderNumber }) => orderNumber.startsWith('0000'));
  assert.ok(copied);
  const { orderNumber } = copied;
  const found = answerOf(await shop.owner.order.listOrders({ orderNumber }));
  assert.deepEqual(found.orders, [copied]);
  const whole = answerOf(await shop.owner.order.getOrder({ orderId: copied.orderId }));
  assert.deepEqual([whole.lines.length, whole.state, whole.totals.total], [2, 'paid', copied.total]);
});

test('the shop goes on behind them: the next invoice has the next number', async () => {
  const cart = await readyCart(shop.api, bench.goods.variantIds[0] ?? '');
  const order = answerOf(await checkOut(shop.api, cart));
  await waitForQuiet(shop);
  const [invoice] = await shop.sql<{ number: string }>(
    'select number from "order".documents where order_id = $1',
    order.orderId,
  );
  assert.equal(invoice?.number, `INV-GB-${String(wanted + 1).padStart(6, '0')}`);
  assert.deepEqual(await shop.audit(), []);
});
