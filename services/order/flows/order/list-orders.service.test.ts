import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { countOrdersBy, listOrdersBy, type ListedBy, type ListedFrom } from '../../store/order-list.ts';
import { accepted, aReadyCart, aWorld, support, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
const ids: string[] = [];
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  for (let made = 0; made < 5; made += 1) {
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
    ids.push(accepted(await room.ask('checkout', input)).orderId);
  }
  const [first = '', second = ''] = ids;
  const subject = { kind: 'key', keyId: uuidv7(), permissions: ['orders.fulfil'] } as const;
  accepted(await room.ask('ship', { orderId: first, reference: 'a', carrier: 'Post' }, { subject }));
  accepted(await room.ask('cancelOrder', { orderId: second }, support));
});
after(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
  await room.close();
});

const list = async (input: object) => accepted(await room.ask('listOrders', input, support));
const idsOf = async (input: object) => (await list(input)).orders.map(({ orderId }) => orderId);

test('orders are listed from either end, page by page, each once', async () => {
  for (const sort of ['newest', 'oldest']) {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list({ limit: 2, sort, ...(cursor ? { cursor } : {}) });
      found.push(...page.orders.map(({ orderId }) => orderId));
      cursor = page.nextCursor;
    }
    assert.deepEqual(found, sort === 'oldest' ? ids : ids.toReversed(), sort);
  }
});

test('paid orders are found by how far their goods are, and nothing else is', async () => {
  const [sent, cancelled, ...open] = ids;
  assert.deepEqual(await idsOf({ fulfilment: 'none', sort: 'oldest' }), open);
  assert.deepEqual(await idsOf({ fulfilment: 'shipped', state: 'paid' }), [sent]);
  assert.deepEqual(await idsOf({ fulfilment: 'none', state: 'cancelled' }), []);
  const [order] = (await list({ state: 'cancelled' })).orders;
  assert.equal(order?.orderId, cancelled);
  const orderNumber = order?.orderNumber;
  assert.deepEqual(await idsOf({ orderNumber }), [cancelled]);
  assert.deepEqual(await idsOf({ orderNumber, fulfilment: 'none' }), []);
});

test('what matches is counted when asked for, in the same round trip', async () => {
  assert.equal((await list({})).count, undefined);
  room.statements.length = 0;
  assert.equal((await list({ withCount: true, limit: 1 })).count, 5);
  assert.equal(room.statements.length, 2);
  assert.equal((await list({ withCount: true, state: 'paid' })).count, 4);
  assert.equal((await list({ withCount: true, fulfilment: 'none' })).count, 3);
  assert.equal((await list({ withCount: true, state: 'placed' })).count, 0);
  assert.equal((await list({ withCount: true, orderNumber: 'nonsense' })).count, 0);
});

test('each offered filter and sort reads an index in its order, without sorting', async () => {
  const indexes: Record<ListedBy, string> = {
    all: 'orders_pkey',
    state: 'orders_by_state',
    fulfilment: 'orders_by_fulfilment',
    customer: 'orders_by_customer',
    overdue: 'orders_overdue',
  };
  const values = {
    all: null,
    state: 'paid',
    fulfilment: 'none',
    customer: '01890000-0000-7000-8000-00000000abcd',
    overdue: null,
  };
  for (const by of ['all', 'state', 'fulfilment', 'customer', 'overdue'] as const) {
    for (const from of ['newest', 'oldest'] satisfies ListedFrom[]) {
      const plan = await planOf(listOrdersBy(by, from)(values[by], null, 25));
      assert.match(plan, new RegExp(`Index Scan( Backward)? using ${indexes[by]} `), `${by} ${from}`);
      assert.doesNotMatch(plan, /Sort/, `${by} ${from}`);
    }
    assert.match(await planOf(countOrdersBy(by)(values[by])), /Index (Only )?Scan/, `count ${by}`);
  }
});

let plans = 0;
/** How PostgreSQL would run a statement on a table too large to be read whole. */
async function planOf({ text, values }: { text: string; values: readonly unknown[] }): Promise<string> {
  plans += 1;
  const step = (name: string, sql: string) => ({ name: `plan.${name}.${plans}`, text: sql, values: [] });
  const literal = values.reduce<string>(
    (sql, value, index) => sql.replaceAll(`$${index + 1}`, value === null ? 'null' : `'${value as string}'`),
    text,
  );
  const [, , rows] = await room.db.flight([
    step('seq', 'set local enable_seqscan = off'),
    step('bitmap', 'set local enable_bitmapscan = off'),
    step('explain', `explain ${literal}`),
  ]);
  return (rows as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']).join('\n');
}
