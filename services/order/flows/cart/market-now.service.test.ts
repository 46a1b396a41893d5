import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aPromotion } from '../../domain/promotion/a-promotion.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aWorld, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => query('update promotions set is_active = false'));
after(() => room.close());

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const writer = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['promotions.write'] },
} as const;
const query = (text: string) => room.db.rows({ name: '', text, values: [] });
const create = async (market: 'gb' | 'eu' = 'gb') => {
  const quote = aQuote(market === 'eu' ? { unitPrice: { amountMinor: 1250, currency: 'EUR' } } : {});
  world.quotes.set(quote.variantId, quote);
  const lines = [{ variantId: quote.variantId, quantity: 2 }];
  return accepted(await room.ask('createCart', { locale: 'en-gb', market, lines }));
};
const titles = ({ totals }: { totals: { discounts: readonly { title: string }[] } }) =>
  totals.discounts.map(({ title }) => title);
/** What `work` asks of the database, but what a turn of the minute costs besides. */
const statementsOf = async (work: () => Promise<unknown>) => {
  room.statements.length = 0;
  await work();
  return [...room.statements];
};

test('what holds of a market is read once, and not with every cart', async () => {
  const { cartToken } = await create();
  // A minute may turn in the middle of one of them, and not of all.
  const reads: string[][] = [];
  for (let time = 0; time < 3; time += 1)
    reads.push(await statementsOf(async () => accepted(await room.ask('getCart', { cartToken }))));
  assert.ok(reads.some((names) => names.join() === 'order.cart.find'));
  const creations: string[][] = [];
  for (let time = 0; time < 3; time += 1) creations.push(await statementsOf(() => create()));
  assert.ok(creations.some((names) => !names.includes('order.market.find-now')));
});

test('a rule that was changed elsewhere is kept by the next look at a cart', async () => {
  const promotionId = uuidv7();
  accepted(await room.ask('putPromotion', { ...aPromotion({ promotionId }), version: 0 }, writer));
  const { cartToken } = await create();
  assert.deepEqual(titles(accepted(await room.ask('getCart', { cartToken }))), ['Ten off']);
  // As another process would: this one is told nothing.
  await query(`update promotions set is_active = false where promotion_id = '${promotionId}'`);
  assert.deepEqual(titles(accepted(await room.ask('getCart', { cartToken }))), []);
  await query(`update promotions set is_active = true where promotion_id = '${promotionId}'`);
  assert.deepEqual(titles(accepted(await room.ask('getCart', { cartToken }))), ['Ten off']);
});

test('a cart that is begun by a rule that does not hold any more is begun anew, once', async () => {
  await create();
  const promotionId = uuidv7();
  // Nothing in this process reads between this and the next cart.
  accepted(await room.ask('putPromotion', { ...aPromotion({ promotionId }), version: 0 }, writer));
  const [before] = (await query('select count(*)::int as count from carts')) as { count: number }[];
  const names = await statementsOf(async () => assert.deepEqual(titles(await create()), ['Ten off']));
  assert.equal(names.filter((name) => name === 'order.cart.insert').length, 2);
  const [after] = (await query('select count(*)::int as count from carts')) as { count: number }[];
  assert.equal((after?.count ?? 0) - (before?.count ?? 0), 1);
});

test('each market has its own', async () => {
  const british = await create('gb');
  const european = await create('eu');
  assert.deepEqual([british.totals.total.currency, european.totals.total.currency], ['GBP', 'EUR']);
});
