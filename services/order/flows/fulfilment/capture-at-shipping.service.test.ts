import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { accepted, aReadyCart, aWorld, refused, settled } from '../../testing.ts';
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
beforeEach(() => {
  shop.world.calls.length = 0;
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(shop.room.db), []);
});
after(() => shop.room.close());

const told = async (orderId: string) =>
  (await shop.room.announced()).filter(({ key }) => key === orderId).map(({ name }) => name);
const documents = (orderId: string) =>
  shop.sql<{ kind: string; totalMinor: number; payment: string }>(
    `select kind, total_minor as "totalMinor", content -> 'payment' ->> 'state' as payment
     from documents where order_id = $1 order by issued_at, document_id`,
    orderId,
  );

describe('an order whose money is taken as it is sent', () => {
  test('is authorised by its checkout: the goods are committed, no money is taken, nothing is invoiced', async () => {
    const { orderId, totalMinor } = await shop.sold();
    const order = await shop.look(orderId);
    assert.deepEqual(
      [order.state, order.payment.state, order.payment.payBefore],
      ['authorised', 'authorised', null],
    );
    assert.deepEqual([order.payment.hold?.taken.amountMinor, order.payment.hold?.waived.amountMinor], [0, 0]);
    const heldMs = Date.parse(order.payment.hold?.until ?? '') - Date.parse(order.placedAt);
    assert.ok(Math.abs(heldMs - 518_400_000) < 60_000, String(heldMs));
    assert.equal(shop.world.reservations.get(orderId)?.state, 'committed');
    assert.deepEqual(await shop.books(orderId), {
      heldMinor: totalMinor,
      takenMinor: 0,
      letGoMinor: 0,
      backMinor: 0,
      state: 'authorised',
    });
    assert.deepEqual(await told(orderId), ['order.placed']);
    assert.deepEqual(await documents(orderId), []);
  });

  test('takes its share with each parcel: delivery with the first, the remainder exactly with the last', async () => {
    const order = await shop.sold(3);
    const { orderId, totalMinor } = order;
    assert.equal(totalMinor, 3 * 1250 + 395);
    accepted(await shop.ship(shop.wish(order, 1)));
    const partly = await shop.look(orderId);
    assert.deepEqual([partly.state, partly.payment.state, partly.fulfilment], ['paid', 'part-paid', 'part']);
    assert.equal(partly.payment.hold?.taken.amountMinor, 1250 + 395);
    assert.deepEqual(await documents(orderId), [{ kind: 'invoice', totalMinor, payment: 'by-parcel' }]);
    accepted(await shop.ship(shop.wish(order, 1)));
    accepted(await shop.ship(shop.wish(order, null)));
    const sent = await shop.look(orderId);
    assert.deepEqual([sent.payment.state, sent.fulfilment], ['paid', 'shipped']);
    assert.equal(sent.payment.hold?.until, null);
    assert.deepEqual(
      [...shop.holds.captures.values()].map(({ amount }) => amount.amountMinor).slice(-3),
      [1645, 1250, 1250],
    );
    assert.deepEqual(await told(orderId), [
      'order.placed',
      'order.paid',
      'order.fulfilled',
      'order.fulfilled',
      'order.fulfilled',
    ]);
    assert.equal((await documents(orderId)).length, 1);
    await shop.room.run('let-go-holds');
    assert.ok(!shop.world.calls.includes('payment.void'));
  });

  test('ten parcels at once take the total once, and invoice it once', async () => {
    const order = await shop.sold(10);
    const sent = await Promise.all(Array.from({ length: 10 }, () => shop.ship(shop.wish(order, 1))));
    assert.deepEqual(
      sent.map((each) => ('refusal' in each ? each.refusal : 'sent')),
      Array.from({ length: 10 }, () => 'sent'),
    );
    const books = await shop.books(order.orderId);
    assert.deepEqual([books.takenMinor, books.state], [order.totalMinor, 'paid']);
    assert.equal((await documents(order.orderId)).length, 1);
    assert.equal((await told(order.orderId)).filter((name) => name === 'order.paid').length, 1);
  });

  test('of the same parcel asked for twenty times at once one is sent, and its money is taken once', async () => {
    const order = await shop.sold(3);
    const wish = shop.wish(order, 2);
    const sent = await Promise.all(Array.from({ length: 20 }, () => shop.ship(wish)));
    assert.equal(new Set(sent.map((each) => accepted(each).shipmentId)).size, 1);
    assert.equal((await shop.books(order.orderId)).takenMinor, 2 * 1250 + 395);
    assert.equal(refused(await shop.ship({ ...wish, carrier: 'Other' })), 'already-exists');
  });

  test('is cancelled before it is sent: the hold is let go, and nothing is refunded or credited', async () => {
    const { orderId, totalMinor } = await shop.sold();
    const cancelled = accepted(await shop.room.ask('cancelOrder', { orderId }, shop.staff));
    assert.deepEqual([cancelled.state, cancelled.payment.state], ['cancelled', 'none']);
    assert.deepEqual(await shop.books(orderId), {
      heldMinor: totalMinor,
      takenMinor: 0,
      letGoMinor: totalMinor,
      backMinor: 0,
      state: 'none',
    });
    assert.deepEqual(await documents(orderId), []);
    assert.equal(shop.world.reservations.get(orderId)?.state, 'released');
    assert.ok(!shop.world.calls.includes('payment.refund'));
    const last = (await shop.room.announced()).findLast(({ key }) => key === orderId);
    assert.deepEqual([last?.name, Object(last?.payload).wasPaid], ['order.cancelled', false]);
  });

  test('is cancelled when nothing of it was sent before the hold ended', async () => {
    const { orderId } = await shop.sold();
    await shop.endHold(orderId);
    await shop.room.run('sweep-unfinished');
    const order = await shop.look(orderId);
    assert.equal(order.state, 'cancelled');
    assert.match(order.timeline.at(-1)?.why ?? '', /before the hold of its money ended/);
  });

  test('is cancelled when the provider lets go of the money first', async () => {
    const { orderId } = await shop.sold();
    const attempt = [...shop.world.attempts.values()].find((each) => each.orderId === orderId);
    assert.ok(attempt);
    attempt.outcome = 'voided';
    await shop.room.hear(settled(attempt));
    await shop.room.hear(settled(attempt));
    const order = await shop.look(orderId);
    assert.equal(order.state, 'cancelled');
    assert.equal(order.timeline.filter(({ what }) => what === 'hold-lost').length, 1);
  });

  test('webhooks that come late, twice and in the wrong order change nothing', async () => {
    const order = await shop.sold(2);
    const { orderId, totalMinor } = order;
    const attempt = [...shop.world.attempts.values()].find((each) => each.orderId === orderId);
    assert.ok(attempt);
    const held = settled(attempt);
    await shop.room.hear(held);
    accepted(await shop.ship(shop.wish(order, 1)));
    const first = settled(attempt);
    accepted(await shop.ship(shop.wish(order, 1)));
    const before = await shop.look(orderId);
    for (const event of [settled(attempt), first, held, first, settled(attempt)]) await shop.room.hear(event);
    assert.deepEqual(await shop.look(orderId), before);
    assert.equal((await shop.books(orderId)).takenMinor, totalMinor);
  });

  test('keeps the policy it was placed under, while new orders follow the new one', async () => {
    shop.world.pays = { outcome: 'declined', declineCode: 'insufficient_funds' };
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(shop.room, shop.world);
    const declined = await shop.room.ask('checkout', input);
    assert.ok(isRefusal(declined));
    const { orderId, orderKey } = declined.data as { orderId: string; orderKey: string };
    shop.world.pays = { outcome: 'captured' };
    shop.policy.gb = 'at payment';
    const again = { orderId, orderKey, paymentMethod: input.paymentMethod };
    assert.equal(accepted(await shop.room.ask('payOrder', again)).state, 'authorised');
    const later = await shop.sold();
    shop.policy.gb = 'at shipping';
    const { state, payment } = await shop.look(later.orderId);
    assert.deepEqual([state, payment.state, payment.hold], ['paid', 'paid', undefined]);
  });
});

describe('refunds of an order whose money is taken as it is sent', () => {
  test('what is not sent is waived and let go; what was sent is given back; the credit notes say which', async () => {
    const order = await shop.sold(3);
    const { orderId, lineId, totalMinor } = order;
    assert.equal(refused(await shop.refund(orderId, { goodwillMinor: 1 })), 'order-state');
    accepted(await shop.ship(shop.wish(order, 1)));
    assert.equal(refused(await shop.refund(orderId, { goodwillMinor: 1646 })), 'amount-exceeds');
    const out = accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 2, goods: 'restock' }] }));
    assert.deepEqual([out.total.amountMinor, out.waived?.amountMinor, out.state], [2500, 2500, 'succeeded']);
    assert.ok(!shop.world.calls.includes('payment.refund'));
    await shop.room.run('let-go-holds');
    await shop.room.run('let-go-holds');
    assert.equal(shop.world.calls.filter((call) => call === 'payment.void').length, 1);
    const back = accepted(await shop.refund(orderId, { lines: [{ lineId, quantity: 1, goods: 'keep' }] }));
    assert.deepEqual([back.total.amountMinor, back.waived], [1250, undefined]);
    assert.deepEqual(await shop.books(orderId), {
      heldMinor: totalMinor,
      takenMinor: 1645,
      letGoMinor: 2500,
      backMinor: 1250,
      state: 'paid',
    });
    assert.deepEqual(
      (await documents(orderId)).map(({ kind, payment }) => [kind, payment]),
      [
        ['invoice', 'by-parcel'],
        ['credit-note', 'not-taken'],
        ['credit-note', 'given-back'],
      ],
    );
  });

  test('what is not sent when the hold ends is taken out once, with a credit note, and let go', async () => {
    const order = await shop.sold(3);
    const { orderId, totalMinor } = order;
    accepted(await shop.ship(shop.wish(order, 1)));
    await shop.endHold(orderId);
    await Promise.all([shop.room.run('waive-unsent'), shop.room.run('waive-unsent')]);
    await shop.room.run('waive-unsent');
    await shop.room.run('let-go-holds');
    const { takenMinor, letGoMinor, backMinor } = await shop.books(orderId);
    assert.deepEqual([takenMinor, letGoMinor, backMinor], [1645, totalMinor - 1645, 0]);
    assert.equal((await shop.look(orderId)).fulfilment, 'shipped');
    assert.equal((await documents(orderId)).length, 2);
    const returned = [...shop.afterSale.returns.values()].filter((move) => move.orderId === orderId);
    assert.deepEqual(
      returned.map(({ lines }) => lines[0]?.quantity),
      [2],
    );
    assert.equal(refused(await shop.ship(shop.wish(order, 1))), 'order-state');
  });
});
