import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, countersOf, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

async function someVariant(): Promise<string> {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(variantId)] }, staff);
  return variantId;
}

async function buy(variantId: string, quantity: number): Promise<string> {
  const orderId = uuidv7();
  const lines = [{ variantId, quantity }];
  await room.ask('reserve', { orderId, lines, holdSeconds: 60 }, order);
  assert.deepEqual(await room.ask('commitReservation', { orderId }, order), { state: 'committed' });
  return orderId;
}

async function counters(variantId: string) {
  const stock = await room.ask('getStock', { variantId }, staff);
  return 'onHand' in stock && countersOf(stock);
}

test('goods that are taken out of an order while it is given back come back once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const variantId = await someVariant();
    await buy(variantId, 5);
    const orderId = await buy(variantId, 4);
    const lines = [{ variantId, quantity: 1 }];
    const takeBack = () =>
      room.ask('takeBackGoods', { returnId: uuidv7(), orderId, lines, isSellable: true }, order);
    const giveBack = () => room.ask('releaseReservation', { orderId }, order);
    const answers = await Promise.all([takeBack(), takeBack(), giveBack(), takeBack(), giveBack()]);
    assert.deepEqual(answers[2], { state: 'released' });
    assert.deepEqual(answers[4], { state: 'released' });
    assert.deepEqual(await counters(variantId), { onHand: 10, held: 0, committed: 5, free: 5 });
  }
});

test('an order that is taken again while it is given back and shortened has what it had left', async () => {
  for (let round = 0; round < 10; round += 1) {
    const variantId = await someVariant();
    const orderId = await buy(variantId, 4);
    const lines = [{ variantId, quantity: 1 }];
    const takeBack = () =>
      room.ask('takeBackGoods', { returnId: uuidv7(), orderId, lines, isSellable: true }, order);
    const giveBack = () => room.ask('releaseReservation', { orderId }, order);
    const commit = () => room.ask('commitReservation', { orderId }, order);
    const answers = await Promise.all([takeBack(), giveBack(), commit(), takeBack(), giveBack(), commit()]);
    assert.deepEqual(answers[2], { state: 'committed' });
    await commit();
    const cancelled = [answers[0], answers[3]].filter((answer) => answer && 'isNew' in answer).length;
    assert.deepEqual(await counters(variantId), {
      onHand: 10,
      held: 0,
      committed: 4 - cancelled,
      free: 6 + cancelled,
    });
  }
});
