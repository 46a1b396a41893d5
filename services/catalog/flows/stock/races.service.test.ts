import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { takeStock } from '../../store/reservation/take.ts';
import { releaseStock } from '../../store/reservation/release.ts';
import { receiveMovements } from '../../store/stock/receive.ts';
import { aDraft, aMovement, aVariant, countersOf, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

async function someVariants(...quantities: number[]): Promise<string[]> {
  const variants = quantities.map(() => aVariant());
  const movements = variants.map(({ variantId }, index) =>
    aMovement(variantId, { quantity: quantities[index] ?? 0 }),
  );
  await room.ask('importProducts', { products: [aDraft({ variants })] }, staff);
  await room.ask('receiveStock', { movements }, staff);
  return variants.map(({ variantId }) => variantId);
}
const reserve = (orderId: string, lines: { variantId: string; quantity: number }[]) =>
  room.ask('reserve', { orderId, lines, holdSeconds: 60 }, order);
const statesOf = (answers: object[]) =>
  answers.map((answer) => ('refusal' in answer ? answer.refusal : 'state' in answer && answer.state));
const counters = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  return 'onHand' in stock && countersOf(stock);
};
const many = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, index) => make(index));

test('of 20 orders for 5 units exactly 5 get one, again and again', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [variantId = ''] = await someVariants(5);
    const answers = await Promise.all(many(20, () => reserve(uuidv7(), [{ variantId, quantity: 1 }])));
    assert.equal(statesOf(answers).filter((state) => state === 'held').length, 5);
    assert.equal(statesOf(answers).filter((state) => state === 'out-of-stock').length, 15);
    assert.deepEqual(await counters(variantId), { onHand: 5, held: 5, committed: 0, free: 0 });
  }
});

test('of 20 orders of two goods for 5 units exactly 5 get both, again and again', async () => {
  for (let round = 0; round < 5; round += 1) {
    const variantIds = await someVariants(5, 20);
    const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
    const answers = await Promise.all(many(20, () => reserve(uuidv7(), lines)));
    assert.equal(statesOf(answers).filter((state) => state === 'held').length, 5);
    assert.deepEqual(await Promise.all(variantIds.map(counters)), [
      { onHand: 5, held: 5, committed: 0, free: 0 },
      { onHand: 20, held: 5, committed: 0, free: 15 },
    ]);
  }
});

test('what is free when a lock is had counts, not what was free when it was asked for', async () => {
  const [variantId = ''] = await someVariants(5);
  const [first, second, third] = [uuidv7(), uuidv7(), uuidv7()] as const;
  const all = [{ variantId, quantity: 5 }];
  await reserve(first, all);
  const giveBack = releaseStock(first, 'stock.changed', '');
  assert.deepEqual(statesOf([await afterWaitingFor(room.db, giveBack, () => reserve(second, all))]), [
    'held',
  ]);
  const receive = receiveMovements(
    [uuidv7()],
    [variantId],
    [5],
    ['received'],
    [null],
    'stock.changed',
    '',
    ['main'],
    [null],
    'stock.moved',
  );
  assert.deepEqual(statesOf([await afterWaitingFor(room.db, receive, () => reserve(third, all))]), ['held']);
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 10, committed: 0, free: 0 });
  const retake = () => room.ask('commitReservation', { orderId: first }, order);
  assert.deepEqual(
    statesOf([await afterWaitingFor(room.db, releaseStock(third, 'stock.changed', ''), retake)]),
    ['committed'],
  );
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 5, committed: 5, free: 0 });
});

test('orders that share variants in opposite order do not lock each other out', async () => {
  const [first = '', second = '', third = ''] = await someVariants(60, 60, 60);
  const line = (variantId: string) => ({ variantId, quantity: 1 });
  const orders = [
    [first, second, third],
    [third, second, first],
    [second, first],
    [first, third],
  ];
  const answers = await Promise.all(
    many(60, (index) => reserve(uuidv7(), (orders[index % 4] ?? []).map(line))),
  );
  assert.deepEqual(new Set(statesOf(answers)), new Set(['held']));
  assert.deepEqual(await counters(first), { onHand: 60, held: 60, committed: 0, free: 0 });
  assert.deepEqual(await counters(second), { onHand: 60, held: 45, committed: 0, free: 15 });
});

test('an order that waits for one variant keeps no other waiting that comes after it', async () => {
  const [first = '', second = ''] = (await someVariants(5, 5)).toSorted();
  const line = (variantId: string) => ({ variantId, quantity: 1 });
  const waits = { name: 'test.waits', text: `select pid from pg_locks where not granted`, values: [] };
  const both: Promise<object>[] = [];
  await room.db.transaction(async (transaction) => {
    await transaction.rows(takeStock(uuidv7(), [first], [1], 60, 'stock.changed', ''));
    both.push(reserve(uuidv7(), [line(second), line(first)]));
    while ((await transaction.rows(waits)).length === 0) await delay(5);
    const beside = reserve(uuidv7(), [line(second)]);
    both.push(beside);
    assert.deepEqual(await Promise.race([beside, delay(5000, 'it waits')]), { state: 'held' });
  });
  assert.deepEqual(statesOf(await Promise.all(both)), ['held', 'held']);
});

test('the same order asked many times at once holds once', async () => {
  const [variantId = ''] = await someVariants(3);
  const orderId = uuidv7();
  const answers = await Promise.all(many(12, () => reserve(orderId, [{ variantId, quantity: 2 }])));
  assert.deepEqual(new Set(statesOf(answers)), new Set(['held']));
  assert.deepEqual(await counters(variantId), { onHand: 3, held: 2, committed: 0, free: 1 });
});

test('an order asked again while its first hold is being written holds once', async () => {
  const [variantId = ''] = await someVariants(10);
  const orderId = uuidv7();
  const first = takeStock(orderId, [variantId], [2], 60, 'stock.changed', '');
  const again = () => reserve(orderId, [{ variantId, quantity: 2 }]);
  assert.deepEqual(await afterWaitingFor(room.db, first, again), { state: 'held' });
  assert.deepEqual(await counters(variantId), { onHand: 10, held: 2, committed: 0, free: 8 });
});

test('commits, releases and expiry of one order at once leave one outcome', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [variantId = ''] = await someVariants(4);
    const orderId = uuidv7();
    await reserve(orderId, [{ variantId, quantity: 3 }]);
    await room.db.rows({
      name: 'test.end-holds',
      text: `update reservations set held_until = now() - interval '1 second' where state = 'held'`,
      values: [],
    });
    const answers = await Promise.all([
      room.ask('commitReservation', { orderId }, order),
      room.run('expire-reservations').then(() => ({})),
      room.ask('commitReservation', { orderId }, order),
      room.run('expire-reservations').then(() => ({})),
      room.ask('commitReservation', { orderId }, order),
    ]);
    assert.deepEqual(statesOf(answers.filter((answer) => 'state' in answer)), Array(3).fill('committed'));
    assert.deepEqual(await counters(variantId), { onHand: 4, held: 0, committed: 3, free: 1 });
    await Promise.all(many(4, () => room.ask('releaseReservation', { orderId }, order)));
    assert.deepEqual(await counters(variantId), { onHand: 4, held: 0, committed: 0, free: 4 });
  }
});

test('the same movements received at once, in any order, count once', async () => {
  const variantIds = await someVariants(0, 0, 0, 0);
  const movements = variantIds.flatMap((variantId) => many(5, () => aMovement(variantId, { quantity: 1 })));
  const answers = await Promise.all(
    many(6, (index) =>
      room.ask('receiveStock', { movements: index % 2 === 0 ? movements : movements.toReversed() }, staff),
    ),
  );
  const recorded = answers.map((answer) => ('recorded' in answer ? answer.recorded : NaN));
  assert.equal(
    recorded.reduce((sum, count) => sum + count, 0),
    20,
  );
  for (const variantId of variantIds) {
    assert.deepEqual(await counters(variantId), { onHand: 5, held: 0, committed: 0, free: 5 });
  }
});

test('imports of the same products at once, in opposite order, end as one of them', async () => {
  const drafts = many(10, () => aDraft());
  const renamed = drafts.map((draft) => ({ ...draft, title: { en: 'Renamed', zh: '改名' } })).toReversed();
  const answers = await Promise.all(
    [drafts, renamed, drafts, renamed].map((products) => room.ask('importProducts', { products }, staff)),
  );
  assert.ok(answers.every((answer) => 'written' in answer));
  const titles = await Promise.all(
    drafts.map(async ({ slug }) => {
      const seen = await room.ask('getProduct', { slug, locale: 'en-gb' });
      return 'title' in seen && seen.title === 'Renamed';
    }),
  );
  assert.equal(new Set(titles).size, 1);
});
