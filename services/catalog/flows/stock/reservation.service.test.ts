import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { countersOf, order, staff, stockedVariant } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const aStockedVariant = (quantity: number) => stockedVariant(room, quantity);
const reserve = (orderId: string, lines: Record<string, number>, holdSeconds = 60) => {
  const asked = Object.entries(lines).map(([variantId, quantity]) => ({ variantId, quantity }));
  return room.ask('reserve', { orderId, lines: asked, holdSeconds }, order);
};
const commit = (orderId: string) => room.ask('commitReservation', { orderId }, order);
const release = (orderId: string) => room.ask('releaseReservation', { orderId }, order);
const counters = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('onHand' in stock);
  return countersOf(stock);
};
const reasons = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  return 'movements' in stock && stock.movements.map(({ reason, quantity }) => `${reason} ${quantity}`);
};
/** Moves the end of a hold into the past, as time would. */
const endHold = (orderId: string) =>
  room.db.rows({
    name: 'test.end-hold',
    text: `update reservations set held_until = now() - interval '1 second' where order_id = $1`,
    values: [orderId],
  });

test('a hold becomes sold goods, which a cancelled order gives back', async () => {
  const variantId = await aStockedVariant(10);
  const orderId = uuidv7();
  assert.deepEqual(await reserve(orderId, { [variantId]: 3 }), { state: 'held' });
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 3, committed: 0, free: 7 });
  assert.deepEqual(await commit(orderId), { state: 'committed' });
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 0, committed: 3, free: 7 });
  assert.deepEqual(await release(orderId), { state: 'released' });
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 0, committed: 0, free: 10 });
  assert.deepEqual(await reasons(variantId), ['cancelled 3', 'committed 3', 'held 3', 'received 10']);
});

test('every repeat finds what is there and changes nothing', async () => {
  const variantId = await aStockedVariant(10);
  const orderId = uuidv7();
  await reserve(orderId, { [variantId]: 3 });
  assert.deepEqual(await reserve(orderId, { [variantId]: 3 }), { state: 'held' });
  assert.deepEqual(await reserve(orderId, { [variantId]: 9 }), { state: 'held' });
  await commit(orderId);
  assert.deepEqual(await commit(orderId), { state: 'committed' });
  assert.deepEqual(await reserve(orderId, { [variantId]: 3 }), { state: 'committed' });
  await release(orderId);
  assert.deepEqual(await release(orderId), { state: 'released' });
  assert.deepEqual(await reserve(orderId, { [variantId]: 3 }), { state: 'released' });
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 0, committed: 0, free: 10 });
  assert.equal(((await reasons(variantId)) || []).length, 4);
});

test('all lines are taken or none; the refusal names those that are short', async () => {
  const [plenty, scarce] = [await aStockedVariant(10), await aStockedVariant(1)];
  const refused = await reserve(uuidv7(), { [plenty]: 2, [scarce]: 2 });
  assert.deepEqual('refusal' in refused && [refused.refusal, refused.data], [
    'out-of-stock',
    { variants: [{ variantId: scarce, free: 1 }] },
  ]);
  assert.deepEqual(await counters(plenty), { onHand: 10, held: 0, committed: 0, free: 10 });
  const unknown = uuidv7();
  const missing = await reserve(uuidv7(), { [plenty]: 1, [unknown]: 1 });
  assert.deepEqual('refusal' in missing && [missing.refusal, missing.data], [
    'variant-not-found',
    { variants: [{ variantId: unknown, free: null }] },
  ]);
});

test('lines of one variant are added up', async () => {
  const variantId = await aStockedVariant(5);
  const lines = [
    { variantId, quantity: 3 },
    { variantId, quantity: 3 },
  ];
  const refused = await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  assert.equal('refusal' in refused && refused.refusal, 'out-of-stock');
  lines.pop();
  lines.push({ variantId, quantity: 2 });
  const taken = await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  assert.deepEqual(taken, { state: 'held' });
  assert.deepEqual(await counters(variantId), { onHand: 5, held: 5, committed: 0, free: 0 });
});

test('a commit that finds the hold released takes again, or refuses and takes nothing', async () => {
  const [first, second] = [await aStockedVariant(4), await aStockedVariant(4)];
  const [late, rival] = [uuidv7(), uuidv7()];
  await reserve(late, { [first]: 3, [second]: 1 });
  await endHold(late);
  await room.run('expire-reservations');
  await reserve(rival, { [first]: 2 });
  const refused = await commit(late);
  assert.equal('refusal' in refused && refused.refusal, 'out-of-stock');
  assert.deepEqual(await counters(first), { onHand: 4, held: 2, committed: 0, free: 2 });
  assert.deepEqual(await counters(second), { onHand: 4, held: 0, committed: 0, free: 4 });
  await release(rival);
  assert.deepEqual(await commit(late), { state: 'committed' });
  assert.deepEqual(await counters(first), { onHand: 4, held: 0, committed: 3, free: 1 });
  const expected = ['retaken 3', 'released 2', 'held 2', 'expired 3', 'held 3', 'received 4'];
  assert.deepEqual(await reasons(first), expected);
});

test('only holds whose time is over expire, each order is told once, and a longer hold outlives', async () => {
  const variantId = await aStockedVariant(10);
  const [over, paid, kept, extended] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  for (const orderId of [over, paid, kept, extended]) await reserve(orderId, { [variantId]: 2 });
  await commit(paid);
  await endHold(over);
  await endHold(paid);
  await endHold(extended);
  const prolonged = await room.ask('extendReservation', { orderId: extended, holdSeconds: 60 }, order);
  assert.deepEqual(prolonged, { state: 'held' });
  await room.run('expire-reservations');
  await room.run('expire-reservations');
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 4, committed: 2, free: 4 });
  const told = (await room.announced()).filter(
    ({ name, key }) => name === 'reservation.released' && key !== '',
  );
  assert.deepEqual(
    told.filter(({ key }) => [over, paid, kept, extended].includes(key)),
    [{ name: 'reservation.released', key: over, version: 2, payload: { orderId: over } }],
  );
});

test('an extension never shortens a hold, and is refused for what was released or never held', async () => {
  const variantId = await aStockedVariant(1);
  const orderId = uuidv7();
  await reserve(orderId, { [variantId]: 1 }, 3600);
  await room.ask('extendReservation', { orderId, holdSeconds: 1 }, order);
  const [row] = await room.db.rows<{ seconds: number }>({
    name: 'test.seconds-left',
    text: 'select extract(epoch from held_until - now())::float8 as seconds from reservations where order_id = $1',
    values: [orderId],
  });
  assert.ok((row?.seconds ?? 0) > 3500);
  await commit(orderId);
  const extend = (id: string) => room.ask('extendReservation', { orderId: id, holdSeconds: 60 }, order);
  assert.deepEqual(await extend(orderId), { state: 'committed' });
  await release(orderId);
  const [released, unknown] = [await extend(orderId), await extend(uuidv7())];
  assert.equal('refusal' in released && released.refusal, 'reservation-released');
  assert.equal('refusal' in unknown && unknown.refusal, 'not-found');
});

test('an order without a reservation commits nothing and has nothing to give back', async () => {
  const refused = await commit(uuidv7());
  assert.equal('refusal' in refused && refused.refusal, 'not-found');
  assert.deepEqual(await release(uuidv7()), { state: 'none' });
});

test('an order that was given back before it was reserved gets nothing any more, whichever of the two arrives first', async () => {
  const variantId = await aStockedVariant(5);
  const orderId = uuidv7();
  assert.deepEqual(await release(orderId), { state: 'none' });
  assert.deepEqual(await reserve(orderId, { [variantId]: 2 }), { state: 'released' });
  assert.deepEqual(await release(orderId), { state: 'released' });
  const refused = await commit(orderId);
  assert.equal('refusal' in refused && refused.refusal, 'out-of-stock');
  for (let round = 0; round < 20; round += 1) {
    const both = uuidv7();
    await Promise.all([reserve(both, { [variantId]: 1 }), release(both)]);
  }
  assert.deepEqual(await counters(variantId), { onHand: 5, held: 0, committed: 0, free: 5 });
});
