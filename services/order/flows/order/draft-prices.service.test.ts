import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aWorld } from '../../testing.ts';
import { fakeUser, type FakeUser } from './fake-user.ts';

const clerk: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: uuidv7(),
    sessionId: uuidv7(),
    permissions: ['orders.read', 'orders.draft'],
  },
};
const quote = aQuote({ free: 500 });
const { variantId } = quote;
const asked: InputTo<'catalog', 'quote'>[] = [];

/** A thing costs 12.50, 10.00 from ten on, and 9.00 for the trade. */
let room: TestRoom<'order'>;
let user: FakeUser;
const asksOfUser: string[] = [];
before(async () => {
  const world = aWorld();
  user = fakeUser(world);
  world.before.set('user.customerGroups', () => asksOfUser.push('customerGroups'));
  const { catalog, ...others } = world.neighbours;
  room = await openTestRoom(orderService, {
    neighbours: {
      ...others,
      catalog: {
        ...catalog,
        reserve: () => Promise.resolve({ state: 'held' }),
        commitReservation: () => Promise.resolve({ state: 'committed' }),
        quote: (input) => {
          asked.push(input);
          const full = (input.quantities?.[0] ?? 1) < 10 ? 1250 : 1000;
          const amountMinor = input.groups?.includes('trade') ? 900 : full;
          const unitPrice = { amountMinor, currency: 'GBP' } as const;
          return Promise.resolve({ variants: input.variantIds.map(() => ({ ...quote, unitPrice })) });
        },
      },
    },
  });
});
after(() => room.close());

const orderFor = (reference: string, customerId: string | null, more: object = {}) => ({
  reference,
  locale: 'en-gb' as const,
  buyer: { email: 'ada@example.com', ...(customerId === null ? {} : { customerId }) },
  lines: [{ variantId, quantity: 2, ...more }],
  payment: { method: 'bank-transfer' as const, reference },
});

test('a draft for a customer has the prices of their groups, by one question for all customers', async () => {
  const [trader, friend, stranger] = [uuidv7(), uuidv7(), uuidv7()];
  user.groups.set(trader, ['vip', 'trade']);
  user.groups.set(friend, ['friends']);
  [asked.length, asksOfUser.length] = [0, 0];
  const orders = [
    orderFor('trade', trader),
    orderFor('friend', friend),
    orderFor('stranger', stranger),
    orderFor('guest', null),
    orderFor('again', trader),
  ];
  const { results } = accepted(await room.ask('placeDraftOrders', { orders }, clerk));
  assert.deepEqual(
    results.map((result) => result.outcome === 'placed' && result.total.amountMinor),
    [1800, 2500, 2500, 2500, 1800],
  );
  assert.deepEqual(
    asked.map(({ groups }) => groups),
    [['trade', 'vip'], ['friends'], undefined],
  );
  assert.equal(asksOfUser.length, 1);
  assert.deepEqual(await orderService.audit(room.db), []);
});

test('nobody is asked for groups where every line has a price of its own', async () => {
  asksOfUser.length = 0;
  const price = { unitPriceMinor: 700, reason: 'agreed' };
  const orders = [orderFor('own', uuidv7(), { price })];
  const { results } = accepted(await room.ask('placeDraftOrders', { orders }, clerk));
  assert.deepEqual(
    results.map((result) => result.outcome === 'placed' && result.total.amountMinor),
    [1400],
  );
  assert.deepEqual(asksOfUser, []);
});

test('drafts of one batch get the price of the quantity that each of them orders', async () => {
  const draft = (reference: string, ...quantities: number[]) => ({
    reference,
    locale: 'en-gb' as const,
    buyer: { email: 'ada@example.com' },
    lines: quantities.map((quantity) => ({ variantId, quantity })),
    payment: { method: 'bank-transfer' as const, reference },
  });
  asked.length = 0;
  const orders = [draft('nine', 9), draft('ten', 4, 6), draft('one', 1)];
  const { results } = accepted(await room.ask('placeDraftOrders', { orders }, clerk));
  assert.deepEqual(
    results.map((result) => result.outcome === 'placed' && result.total.amountMinor),
    [9 * 1250, 10 * 1000, 1250],
  );
  assert.deepEqual(
    asked.map(({ variantIds, quantities }) => [variantIds, quantities]),
    [
      [[variantId], [9]],
      [[variantId], [10]],
      [[variantId], undefined],
    ],
  );
  assert.deepEqual(await orderService.audit(room.db), []);
});
