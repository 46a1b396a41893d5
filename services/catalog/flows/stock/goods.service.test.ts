import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, aVariant, countersOf, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
let armed: string | undefined;
before(async () => {
  room = await openTestRoom(catalogService, {
    killPoint: (name) => {
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

/** Ten on hand of each variant, and an order that has bought `quantities`. */
async function sold(...quantities: number[]) {
  const variants = quantities.map(() => aVariant());
  const variantIds = variants.map(({ variantId }) => variantId);
  await room.ask('importProducts', { products: [aDraft({ variants })] }, staff);
  const movements = variantIds.map((variantId) => aMovement(variantId, { quantity: 10 }));
  await room.ask('receiveStock', { movements }, staff);
  const orderId = uuidv7();
  const lines = variantIds.map((variantId, index) => ({ variantId, quantity: quantities[index] ?? 0 }));
  await room.ask('reserve', { orderId, lines, holdSeconds: 60 }, order);
  await room.ask('commitReservation', { orderId }, order);
  return { orderId, variantIds };
}
const line = (variantId: string, quantity: number) => ({ variantId, quantity });
const ship = (orderId: string, lines: ReturnType<typeof line>[], shipmentId: string = uuidv7()) =>
  room.ask('shipGoods', { shipmentId, orderId, lines }, order);
const takeBack = (
  orderId: string,
  lines: ReturnType<typeof line>[],
  more: { isSellable?: boolean; returnId?: string; wereShipped?: boolean } = {},
) => room.ask('takeBackGoods', { returnId: uuidv7(), isSellable: true, orderId, lines, ...more }, order);
const verdict = (answer: object) =>
  'refusal' in answer ? answer.refusal : 'isNew' in answer && answer.isNew;
const counters = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('onHand' in stock);
  return countersOf(stock);
};

test('goods leave what is on hand when they are shipped, in parts, once each', async () => {
  const { orderId, variantIds } = await sold(4, 2);
  const [first = '', second = ''] = variantIds;
  const shipmentId = uuidv7();
  assert.equal(verdict(await ship(orderId, [line(first, 3)], shipmentId)), true);
  assert.equal(verdict(await ship(orderId, [line(first, 3)], shipmentId)), false);
  assert.deepEqual(await counters(first), { onHand: 7, held: 0, committed: 1, free: 6 });
  assert.equal(verdict(await ship(orderId, [line(first, 1), line(second, 3)])), 'quantity-limit');
  assert.equal(verdict(await ship(orderId, [line(first, 1), line(second, 2)])), true);
  assert.deepEqual(await counters(first), { onHand: 6, held: 0, committed: 0, free: 6 });
  assert.deepEqual(await counters(second), { onHand: 8, held: 0, committed: 0, free: 8 });
  assert.equal(verdict(await ship(uuidv7(), [line(first, 1)])), 'not-found');
});

test('goods come back: those on the shelf first, then shipped ones, to be sold again or scrapped', async () => {
  const { orderId, variantIds } = await sold(4);
  const [variantId = ''] = variantIds;
  await ship(orderId, [line(variantId, 3)]);
  const returnId = uuidv7();
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 2)], { returnId })), true);
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 2)], { returnId })), false);
  assert.deepEqual(await counters(variantId), { onHand: 8, held: 0, committed: 0, free: 8 });
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 1)], { isSellable: false })), true);
  assert.deepEqual(await counters(variantId), { onHand: 8, held: 0, committed: 0, free: 8 });
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 2)])), 'quantity-limit');
  assert.equal(verdict(await ship(orderId, [line(variantId, 1)])), 'quantity-limit');
});

test('what the buyer sends back leaves alone what is still to be shipped', async () => {
  const { orderId, variantIds } = await sold(4);
  const [variantId = ''] = variantIds;
  await ship(orderId, [line(variantId, 3)]);
  const wereShipped = true;
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 2)], { wereShipped })), true);
  assert.deepEqual(await counters(variantId), { onHand: 9, held: 0, committed: 1, free: 8 });
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 2)], { wereShipped })), 'quantity-limit');
  const scrap = { wereShipped, isSellable: false };
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 1)], scrap)), true);
  assert.deepEqual(await counters(variantId), { onHand: 9, held: 0, committed: 1, free: 8 });
  assert.equal(verdict(await ship(orderId, [line(variantId, 1)])), true);
});

test('what is scrapped before it was shipped leaves what is on hand; the rest can be released', async () => {
  const { orderId, variantIds } = await sold(4);
  const [variantId = ''] = variantIds;
  assert.equal(verdict(await takeBack(orderId, [line(variantId, 1)], { isSellable: false })), true);
  assert.deepEqual(await counters(variantId), { onHand: 9, held: 0, committed: 3, free: 6 });
  await room.ask('releaseReservation', { orderId }, order);
  assert.deepEqual(await counters(variantId), { onHand: 9, held: 0, committed: 0, free: 9 });
});

test('twenty shipments and returns at once never move more than there is', async () => {
  const { orderId, variantIds } = await sold(8);
  const [variantId = ''] = variantIds;
  const shipped = await Promise.all(Array.from({ length: 20 }, () => ship(orderId, [line(variantId, 1)])));
  assert.equal(shipped.filter((answer) => verdict(answer) === true).length, 8);
  const back = await Promise.all(Array.from({ length: 20 }, () => takeBack(orderId, [line(variantId, 1)])));
  assert.equal(back.filter((answer) => verdict(answer) === true).length, 8);
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 0, committed: 0, free: 10 });
  const shipmentId = uuidv7();
  const other = await sold(5);
  const same = [line(other.variantIds[0] ?? '', 2)];
  const twins = await Promise.all(Array.from({ length: 20 }, () => ship(other.orderId, same, shipmentId)));
  assert.equal(twins.filter((answer) => verdict(answer) === true).length, 1);
});

test('a move that died is done once by the repeat', async () => {
  for (const place of ['catalog.move-goods.before', 'catalog.move-goods.after']) {
    const { orderId, variantIds } = await sold(4);
    const lines = [line(variantIds[0] ?? '', 1)];
    const shipmentId = uuidv7();
    armed = place;
    await assert.rejects(ship(orderId, lines, shipmentId), new RegExp(place));
    await ship(orderId, lines, shipmentId);
    assert.equal((await counters(variantIds[0] ?? '')).onHand, 9);
  }
});

test('whatever is shipped and comes back, the counters are the sums of what was moved', async () => {
  const step = fc.record({
    isShipment: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 4 }),
    isSellable: fc.boolean(),
  });
  const property = fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
    const { orderId, variantIds } = await sold(6);
    const [variantId = ''] = variantIds;
    const model = { onHand: 10, open: 6, away: 0 };
    for (const { isShipment, quantity, isSellable } of steps) {
      const lines = [line(variantId, quantity)];
      const answer = isShipment ? await ship(orderId, lines) : await takeBack(orderId, lines, { isSellable });
      const isPossible = quantity <= (isShipment ? model.open : model.open + model.away);
      assert.equal(verdict(answer), isPossible || 'quantity-limit');
      if (!isPossible) continue;
      const kept = isShipment ? quantity : Math.min(quantity, model.open);
      model.open -= kept;
      model.away += isShipment ? quantity : kept - quantity;
      if (isShipment) model.onHand -= quantity;
      else model.onHand += isSellable ? quantity - kept : -kept;
    }
    const { onHand, open } = model;
    assert.deepEqual(await counters(variantId), { onHand, held: 0, committed: open, free: onHand - open });
  });
  await fc.assert(property, { numRuns: 25 });
});
