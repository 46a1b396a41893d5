import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { insightService } from '../../service.ts';
import { analyst } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await insightService.audit(room.db), []);
});
after(() => room.close());

const today = dayOf(new Date().toISOString(), 'GBP');
const daysAgo = (days: number) => firstDay(today, days + 1);
const viewed = (day: string) => {
  const batchId = uuidv7();
  const counts = [{ market: 'gb' as const, visits: 2, pages: 5, products: 3 }];
  const payload = { batchId, at: `${day}T12:00:00.000Z`, counts };
  return { name: 'shop.viewed', key: batchId, version: 1, payload } as const;
};
const step = (name: 'cart.started' | 'checkout.started', cartId: string) =>
  ({ name, key: cartId, version: 1, payload: { cartId, market: 'gb' } }) as const;
const rows = <Row>(text: string) => room.db.rows<Row>({ name: '', text, values: [] });
const kept = async () =>
  (
    await rows<{ batches: number; carts: number }>(
      'select (select count(*) from view_batches) as batches, (select count(*) from cart_steps) as carts',
    )
  )[0];
const report = async () => {
  const asked = { from: daysAgo(200), to: today, market: 'gb', limit: 100 } as const;
  const answer = await room.ask('reportConversion', asked, analyst);
  assert.ok('days' in answer);
  return answer.days;
};

test('what old days are made of goes, their figures stay, and nothing counts twice when it is told again', async () => {
  const old = [viewed(daysAgo(120)), viewed(daysAgo(92)), viewed(daysAgo(92))];
  const young = [viewed(daysAgo(91)), viewed(today)];
  const [left, slow, bought] = [uuidv7(), uuidv7(), uuidv7()];
  for (const event of [...old, ...young]) await room.hear(event);
  for (const cartId of [left, slow, bought]) await room.hear(step('cart.started', cartId));
  await room.hear(step('checkout.started', bought));
  // Two carts of long ago, of which one is checked out only now.
  await rows(`update cart_steps set started_on = '${daysAgo(120)}' where cart_id in ('${left}', '${slow}')`);
  await rows(`update conversion_figures set carts = carts - 2 where day = '${today}'`);
  await rows(`update conversion_figures set carts = carts + 2 where day = '${daysAgo(120)}'`);
  await room.hear(step('checkout.started', slow));
  const figures = await report();
  assert.deepEqual(await kept(), { batches: 5, carts: 3 });
  room.statements.length = 0;
  await room.run('prune-steps');
  assert.deepEqual(room.statements, ['insight.conversion.prune']);
  assert.deepEqual(await kept(), { batches: 2, carts: 2 });
  assert.deepEqual(await report(), figures);
  for (const event of [...old, ...young]) await room.hear(event);
  for (const cartId of [slow, bought]) await room.hear(step('checkout.started', cartId));
  assert.deepEqual(await report(), figures);
  await room.run('prune-steps');
  assert.deepEqual(await report(), figures);
});

test('a cart that was pruned and is checked out after all counts as one checkout', async () => {
  const cartId = uuidv7();
  await rows(`insert into cart_steps values ('${cartId}', 'gb', '${daysAgo(150)}', null)`);
  const [before] = await report();
  await room.run('prune-steps');
  for (let times = 0; times < 2; times += 1) await room.hear(step('checkout.started', cartId));
  const [now] = await report();
  assert.deepEqual([now?.carts, now?.checkouts], [before?.carts, (before?.checkouts ?? 0) + 1]);
});

test('a run prunes no more than its bound', async () => {
  await rows(
    `insert into view_batches select gen_random_uuid(), 'gb', '${daysAgo(150)}', 1, 1, 1 from generate_series(1, 50010)`,
  );
  room.statements.length = 0;
  await room.run('prune-steps');
  assert.equal(room.statements.length, 10);
  const [left] = await rows<{ count: number }>(
    `select count(*) as count from view_batches where day = '${daysAgo(150)}'`,
  );
  assert.equal(left?.count, 10);
});
