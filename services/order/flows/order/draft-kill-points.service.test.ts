import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aWorld, type FakeWorld } from '../../testing.ts';

const places = [
  'order.place-draft-orders.before-placed',
  'order.place-draft-orders.after-placed',
  'order.checkout.after-reserved',
  'order.place-draft-orders.after-started',
  'order.place-draft-orders.after-recorded',
  'order.mark-paid.after-paid',
  'order.place-draft-orders.after-finished',
] as const;

const importer = {
  subject: {
    kind: 'key',
    keyId: '0198a000-0000-7000-8000-000000000009',
    permissions: ['orders.read', 'orders.draft', 'orders.import'],
  },
} as const;

let room: TestRoom<'order'>;
let world: FakeWorld;
let armed: string | undefined;
const passed: string[] = [];
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, {
    neighbours: world.neighbours,
    killPoint: (name) => {
      passed.push(name);
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

/** The dead worker's leases have ended. */
const letTimePass = () =>
  room.db.rows({
    name: '',
    text: 'update orders set lease_until = now(), look_at = now() where lease_until is not null',
    values: [],
  });

/** One order of two goods; what is left of ten tells how often it was sold. */
async function dieAt(place: string) {
  const quote = aQuote({ free: 10 });
  world.quotes.set(quote.variantId, quote);
  const line = { variantId: quote.variantId, quantity: 2 };
  const order = {
    reference: `${place} ${uuidv7()}`,
    locale: 'en-gb' as const,
    buyer: {},
    lines: [line],
    payment: { method: 'cash' as const },
  };
  const ask = () => room.ask('placeDraftOrders', { orders: [order] }, importer);
  armed = place;
  await assert.rejects(ask(), new RegExp(`killed at ${place}`));
  await letTimePass();
  const end = async () => {
    const [result] = accepted(await ask()).results;
    assert.ok(result?.outcome === 'placed', JSON.stringify(result));
    const { state, payment } = accepted(await room.ask('getOrder', { orderId: result.orderId }, importer));
    const kept = [...world.attempts.values()].filter(({ orderId }) => orderId === result.orderId);
    const sums = kept.map(({ capturedMinor, refundedMinor }) => capturedMinor - refundedMinor);
    return { state, paid: payment.state, sums, free: world.quotes.get(quote.variantId)?.free };
  };
  return end;
}
const whole = { state: 'paid', paid: 'paid', sums: [2500], free: 8 };

test('a draft passes every place where it may die', async () => {
  await dieAt(places[0]).then((end) => {
    passed.length = 0;
    return end();
  });
  assert.deepEqual(passed, places);
});

describe('a draft that died is finished by whoever sends it again', () => {
  for (const place of places) {
    test(`sent again after it died at ${place}`, async () => {
      const end = await dieAt(place);
      assert.deepEqual(await end(), whole);
      assert.deepEqual(await end(), whole);
    });
  }
});

describe('a draft that died is finished or undone by the sweeper, and may be sent again', () => {
  for (const place of places) {
    test(`swept after it died at ${place}`, async () => {
      const end = await dieAt(place);
      await room.run('sweep-unfinished');
      await letTimePass();
      await room.run('sweep-unfinished');
      assert.deepEqual(await orderService.audit(room.db), []);
      assert.deepEqual(await end(), whole);
    });
  }
});

test('a draft that is undone while its repeat is on its way is not told as placed', async () => {
  const quote = aQuote({ free: 10 });
  world.quotes.set(quote.variantId, quote);
  const draft = () => ({
    reference: `undone ${uuidv7()}`,
    locale: 'en-gb' as const,
    buyer: {},
    lines: [{ variantId: quote.variantId, quantity: 2 }],
    payment: { method: 'cash' as const },
  });
  const [dead, fresh] = [draft(), draft()];
  const ask = () => room.ask('placeDraftOrders', { orders: [dead, fresh] }, importer);
  armed = 'order.place-draft-orders.after-placed';
  await assert.rejects(room.ask('placeDraftOrders', { orders: [dead] }, importer), /killed at/);
  await letTimePass();
  // The prices of the other draft are asked for between finding this one and reading it.
  world.before.set('catalog.quote', async () => {
    world.before.clear();
    await room.run('sweep-unfinished');
  });
  const [first, other] = accepted(await ask()).results;
  assert.deepEqual(first, {
    outcome: 'refused',
    reference: dead.reference,
    code: 'version-conflict',
    detail: 'An earlier try at this order was undone meanwhile; send it again.',
  });
  assert.equal(other?.outcome, 'placed');
  const [again, found] = accepted(await ask()).results;
  assert.ok(again?.outcome === 'placed' && found?.outcome === 'placed');
  assert.deepEqual([again.isNew, found.isNew], [true, false]);
  assert.equal(world.quotes.get(quote.variantId)?.free, 6);
});
