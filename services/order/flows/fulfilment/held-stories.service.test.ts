import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeHolds } from './fake-holds.ts';
import { heldShop } from './held-shop.ts';

/** A room of a shop that takes money as goods are sent. */
async function openShop() {
  const world = aWorld();
  const afterSale = fakeAfterSale(world);
  const holds = fakeHolds(world);
  const policy: { gb: 'at payment' | 'at shipping' } = { gb: 'at shipping' };
  const others = defaultSettings();
  const setting: ReadSetting = (key) => (key === 'order.captureGb' ? policy.gb : others(key));
  const room = await openTestRoom(orderService, { neighbours: world.neighbours, setting });
  const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
  return {
    ...heldShop(room, world, holds),
    room,
    world,
    afterSale,
    holds,
    policy,
    sql,
    /** An order of so many at 12.50, with 3.95 for delivery, whose money is held. */
    sold: async (quantity = 3) => {
      const {
        cart,
        quote: _quote,
        ...input
      } = await aReadyCart(room, world, { quantity, quote: { free: 50 } });
      const { orderId, lines } = accepted(await room.ask('checkout', input));
      return { orderId, lineId: lines[0]?.lineId ?? '', totalMinor: cart.totals.total.amountMinor };
    },
    /** The deadline of what is held has come. */
    endHold: (orderId: string) =>
      sql(
        `update orders set pay_before = now() - interval '1 s', look_at = now() where order_id = $1`,
        orderId,
      ),
  };
}

let shop: Awaited<ReturnType<typeof openShop>>;
before(async () => {
  shop = await openShop();
});
after(() => shop.room.close());

const units = fc.integer({ min: 1, max: 3 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ship' as const), units }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('refuse' as const, 'silence' as const), units }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      units,
      goods: fc.constantFrom('keep' as const, 'restock' as const),
      goodwillMinor: fc.nat({ max: 200 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancel' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'end' as const }) },
);
type Story = (typeof step extends fc.Arbitrary<infer Each> ? Each : never)[];

async function runJobs(orderId: string): Promise<void> {
  const charges = await shop.sql<{ chargeId: string }>(
    `select charge_id as "chargeId" from charges where order_id = $1 and state = 'pending'`,
    orderId,
  );
  for (const { chargeId } of charges) await shop.room.run('send-parcel', { chargeId });
}

async function play(order: Awaited<ReturnType<typeof shop.sold>>, each: Story[number]): Promise<void> {
  const { orderId, lineId } = order;
  shop.holds.capturing =
    each.kind === 'refuse' ? 'failed' : each.kind === 'silence' ? 'pending' : 'succeeded';
  switch (each.kind) {
    case 'ship':
    case 'refuse':
    case 'silence':
      await shop.ship(shop.wish(order, each.units));
      return;
    case 'refund': {
      const { units: quantity, goods, goodwillMinor } = each;
      await shop.refund(orderId, { lines: [{ lineId, quantity, goods }], goodwillMinor });
      return;
    }
    case 'cancel':
      await shop.room.ask('cancelOrder', { orderId }, shop.staff);
      return;
    case 'end':
      await runJobs(orderId);
      if ((await shop.look(orderId)).payment.hold?.until) await shop.endHold(orderId);
      await shop.room.run('sweep-unfinished');
      await shop.room.run('waive-unsent');
  }
}

test('any story of sending, cancelling and refunding: taken and let go make up what was held, taken less refunded is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (story) => {
      const order = await shop.sold(5);
      const { orderId, totalMinor } = order;
      for (const each of story) await play(order, each);
      await play(order, { kind: 'end' });
      await shop.room.run('let-go-holds');
      const { heldMinor, takenMinor, letGoMinor, backMinor } = await shop.books(orderId);
      assert.equal(heldMinor, totalMinor);
      assert.equal(takenMinor + letGoMinor, totalMinor);
      const [kept] = await shop.sql<{ minor: number }>(
        `select case state when 'cancelled' then 0 else total_minor - refunded_minor end as minor from orders where order_id = $1`,
        orderId,
      );
      assert.equal(takenMinor - backMinor, kept?.minor);
      assert.deepEqual(await orderService.audit(shop.room.db), []);
    }),
    { numRuns: 25 },
  );
});
