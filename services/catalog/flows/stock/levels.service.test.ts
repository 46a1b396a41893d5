import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { events } from '#contracts/events.ts';
import { validate } from '#runtime/door/validate.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { availabilityOf } from '../../domain/stock/availability-of.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const levelsOf = async (variantId: string) =>
  (await room.announced()).filter(({ name, key }) => name === 'stock.changed' && key === variantId);

test('an event is announced when free stock comes to another level, and only then', async () => {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  const receive = (quantity: number) =>
    room.ask('receiveStock', { movements: [aMovement(variantId, { quantity, reason: 'counted' })] }, staff);
  const orders = [uuidv7(), uuidv7()] as const;
  const reserve = (orderId: string, quantity: number) =>
    room.ask('reserve', { orderId, lines: [{ variantId, quantity }], holdSeconds: 60 }, order);
  const steps: [() => Promise<unknown>, number | 'no event'][] = [
    [() => receive(8), 8],
    [() => receive(4), 'no event'],
    [() => reserve(orders[0], 6), 'no event'],
    [() => reserve(orders[1], 1), 5],
    [() => room.ask('commitReservation', { orderId: orders[0] }, order), 'no event'],
    [() => receive(-5), 0],
    [() => room.ask('releaseReservation', { orderId: orders[1] }, order), 1],
    [() => room.ask('releaseReservation', { orderId: orders[0] }, order), 7],
  ];
  for (const [index, [step, expected]] of steps.entries()) {
    const before = await levelsOf(variantId);
    await step();
    const fresh = (await levelsOf(variantId)).slice(before.length);
    const free = fresh.map(({ payload }) => (payload as { free: number }).free);
    assert.deepEqual(free, expected === 'no event' ? [] : [expected], `step ${index}`);
  }
  const announced = await levelsOf(variantId);
  const versions = announced.map(({ version }) => version);
  assert.deepEqual(
    versions,
    versions.toSorted((a, b) => a - b),
  );
  assert.equal(new Set(versions).size, versions.length);
  for (const { payload } of announced) {
    assert.equal(validate(events['stock.changed'].payload, payload), undefined);
  }
  const { productId, slug } = draft;
  assert.deepEqual(announced[0]?.payload, { variantId, productId, slug, free: 8 });
});

test('the database and the product page mean the same by a level', async () => {
  const numbers = [-3, -1, 0, 1, 4, 5, 6, 100];
  const rows = await room.db.rows<{ level: string }>({
    name: 'test.levels',
    text: 'select stock_level(free) as level from unnest($1::bigint[]) with ordinality as f (free, place) order by place',
    values: [numbers],
  });
  assert.deepEqual(
    rows.map(({ level }) => level),
    numbers.map((free) => availabilityOf({ free, usable: free }).state),
  );
});
