import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { createTakesTogether } from './takes-together.ts';
import { aMovement, countersOf, order, staff, stockedVariant } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const aStockedVariant = (quantity: number) => stockedVariant(room, quantity);
const reserve = (orderId: string, variantId: string, quantity = 1, holdSeconds = 60) =>
  room.ask('reserve', { orderId, lines: [{ variantId, quantity }], holdSeconds }, order);
const statesOf = (answers: object[]) =>
  answers.map((answer) => ('refusal' in answer ? answer.refusal : 'state' in answer && answer.state));
const counters = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  return 'onHand' in stock && countersOf(stock);
};
const times = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, index) => make(index));
const countOf = (name: string) => room.statements.filter((each) => each === name).length;

test('a hundred orders at once for one variant are held by a few statements, and as many as there is stock for', async () => {
  const variantId = await aStockedVariant(60);
  room.statements.length = 0;
  const answers = await Promise.all(times(100, () => reserve(uuidv7(), variantId)));
  assert.equal(statesOf(answers).filter((state) => state === 'held').length, 60);
  assert.equal(statesOf(answers).filter((state) => state === 'out-of-stock').length, 40);
  assert.deepEqual(await counters(variantId), { onHand: 60, held: 60, committed: 0, free: 0 });
  assert.equal(countOf('catalog.reservations.take'), 1, 'who comes first goes alone');
  assert.ok(countOf('catalog.reservations.take-for-many') <= 4);
});

test('those that want too much are passed over, and asked once more by themselves while something is left', async () => {
  const variantId = await aStockedVariant(10);
  const answers = await Promise.all([1, 4, 20, 3, 2].map((each) => reserve(uuidv7(), variantId, each)));
  assert.deepEqual(statesOf(answers), ['held', 'held', 'out-of-stock', 'held', 'held']);
  const [, , refused] = answers;
  assert.ok(refused && 'refusal' in refused);
  assert.ok(JSON.stringify(refused.data).includes(variantId));
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 10, committed: 0, free: 0 });
});

test('an order that asks several times at once, or again, has one reservation; each keeps its own time', async () => {
  const variantId = await aStockedVariant(20);
  const [twice, later, known] = [uuidv7(), uuidv7(), uuidv7()];
  await reserve(known, variantId);
  const answers = await Promise.all([
    reserve(uuidv7(), variantId),
    reserve(twice, variantId),
    reserve(twice.toUpperCase(), variantId),
    reserve(later, variantId, 1, 3600),
    reserve(known, variantId),
  ]);
  assert.deepEqual(statesOf(answers), ['held', 'held', 'held', 'held', 'held']);
  assert.deepEqual(await counters(variantId), { onHand: 20, held: 4, committed: 0, free: 16 });
  const rows = await room.db.rows<{ id: string; isLong: boolean }>({
    name: '',
    text: `select order_id as id, held_until > now() + interval '30 minutes' as "isLong" from reservations where order_id = any($1)`,
    values: [[twice, later]],
  });
  assert.deepEqual(
    rows.filter(({ isLong }) => isLong).map(({ id }) => id),
    [later],
  );
});

test('a variant that nobody sells, and one that lies at two places, are answered as for one alone', async () => {
  const unknown = uuidv7();
  const answers = await Promise.all(times(5, () => reserve(uuidv7(), unknown)));
  assert.deepEqual([...new Set(statesOf(answers))], ['variant-not-found']);
  const variantId = await aStockedVariant(3);
  await room.ask('putLocation', { locationId: 'annex', title: 'Annex', priority: 5 }, staff);
  const there = aMovement(variantId, { quantity: 3, locationId: 'annex' });
  await room.ask('receiveStock', { movements: [there] }, staff);
  const both = await Promise.all(times(8, () => reserve(uuidv7(), variantId)));
  assert.equal(statesOf(both).filter((state) => state === 'held').length, 6);
  assert.equal(statesOf(both).filter((state) => state === 'out-of-stock').length, 2);
});

test('the level of a variant is told once for all that were held together', async () => {
  const variantId = await aStockedVariant(12);
  const before = (await room.announced()).length;
  await Promise.all(times(12, () => reserve(uuidv7(), variantId)));
  const told = (await room.announced()).slice(before).filter(({ name }) => name === 'stock.changed');
  assert.ok(told.length >= 1 && told.length <= 2, `${told.length} told`);
});

test('groups of two processes for the same units get each unit once, again and again', async () => {
  for (let round = 0; round < 5; round += 1) {
    const variantId = await aStockedVariant(30);
    const tools = room.room.toolsFor(room.context(order));
    const processes = [createTakesTogether(), createTakesTogether()];
    const taken = await Promise.all(
      processes.flatMap(({ take }) =>
        times(25, () => take(tools, { orderId: uuidv7(), variantId, quantity: 1, holdSeconds: 60 })),
      ),
    );
    assert.equal(taken.filter((each) => each === 'held').length, 30);
    assert.deepEqual(await counters(variantId), { onHand: 30, held: 30, committed: 0, free: 0 });
  }
});
