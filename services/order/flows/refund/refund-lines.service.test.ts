import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, refused, support, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from './fake-after-sale.ts';

const places = [
  'order.refund-lines.before-written',
  'order.refund-lines.after-written',
  'order.send-refund.after-goods',
  'order.send-refund.after-money',
  'order.send-refund.after-settled',
] as const;

let room: TestRoom<'order'>;
let world: FakeWorld;
let afterSale: AfterSale;
let armed: string | undefined;
const passed: string[] = [];
before(async () => {
  world = aWorld();
  afterSale = fakeAfterSale(world);
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
beforeEach(() => {
  afterSale.refunding = 'succeeded';
  world.calls.length = 0;
  world.down.clear();
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

type Wish = InputTo<'order', 'refundLines'>;
/** Three at 12.50 with 3.95 for delivery: 41.45. */
async function sold(quantity = 3) {
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world, { quantity, quote: { free: 50 } });
  const { orderId, lines } = accepted(await room.ask('checkout', input));
  return { orderId, lineId: lines[0]?.lineId ?? '', variantId: quote.variantId };
}
type Sold = Awaited<ReturnType<typeof sold>>;
const aWish = ({ orderId, lineId }: Sold, quantity: number, more: Partial<Wish> = {}): Wish => ({
  orderId,
  reference: uuidv7(),
  lines: [{ lineId, quantity, goods: 'restock' }],
  reason: 'It was broken.',
  ...more,
});
const give = (wish: Wish, as = support) => room.ask('refundLines', wish, as);
const kept = (orderId: string) => {
  const attempts = [...world.attempts.values()].filter((attempt) => attempt.orderId === orderId);
  return attempts.reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0);
};
const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });
const creditNotes = async (orderId: string) =>
  accepted(await room.ask('listRefunds', { orderId }, support)).refunds.map(({ creditNote }) =>
    Number(creditNote.replace('CN-GB-', '')),
  );

describe('giving money back by line', () => {
  test('the goods come back, the money goes back, and a credit note says so', async () => {
    const order = await sold();
    const { orderId, lineId, variantId } = order;
    const wish = aWish(order, 2, { shippingMinor: 395 });
    const refund = accepted(await give(wish));
    const { refundId, creditNote, refundedAt, ...rest } = refund;
    // 25.00 / 6 and 3.95 / 6.
    const line = { lineId, quantity: 2, gross: gbp(2500), tax: gbp(417), goods: 'restock' };
    assert.deepEqual(rest, {
      reference: wish.reference,
      state: 'succeeded',
      reason: 'It was broken.',
      total: gbp(2895),
      tax: gbp(417 + 66),
      shipping: gbp(395),
      goodwill: gbp(0),
      lines: [line],
    });
    assert.match(creditNote, /^CN-GB-\d{6}$/);
    assert.deepEqual(world.calls.slice(-2), ['catalog.takeBackGoods', 'payment.refund']);
    const back = [...afterSale.returns.values()].filter((move) => move.orderId === orderId);
    assert.deepEqual(back, [{ orderId, isSellable: true, lines: [{ variantId, quantity: 2 }] }]);
    assert.equal(kept(orderId), 4145 - 2895);
    assert.deepEqual(accepted(await room.ask('listRefunds', { orderId }, support)), { refunds: [refund] });
    const { payment, lines, timeline } = accepted(await room.ask('getOrder', { orderId }, support));
    assert.deepEqual([payment.refunded, lines[0]?.refundedQuantity], [gbp(2895), 2]);
    assert.deepEqual(
      timeline.slice(-2).map(({ what }) => what),
      ['refund-written', 'refunded'],
    );
    const told = (await room.announced()).filter(
      ({ name, key }) => name === 'order.refunded' && key === orderId,
    );
    const parts = { shippingMinor: 329, feesMinor: 0, taxMinor: 483, goodwillMinor: 0 };
    const { paidAt, ...payload } = (told[0]?.payload ?? {}) as { paidAt: string };
    assert.deepEqual(payload, {
      orderId,
      refundId,
      refundedAt,
      total: gbp(2895),
      parts,
      lines: [{ variantId, quantity: 2, gross: gbp(2500), goods: 'restock' }],
    });
    assert.ok(paidAt < refundedAt);
    assert.equal(told.length, 1);
  });

  test('the same reference gives nothing twice; another refund under it is refused', async () => {
    const order = await sold();
    const wish = aWish(order, 1);
    const refund = accepted(await give(wish));
    assert.deepEqual(await give(wish), refund);
    assert.equal(refused(await give({ ...wish, reason: 'Another.' })), 'already-exists');
    assert.equal(kept(order.orderId), 4145 - 1250);
  });

  test('of twenty at once for three units three are given, and their numbers have no gaps', async () => {
    const order = await sold(3);
    const before = await creditNotes(order.orderId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(aWish(order, 1))));
    const verdicts = answers.map((answer) => ('refusal' in answer ? answer.refusal : answer.state));
    assert.equal(verdicts.filter((verdict) => verdict === 'succeeded').length, 3);
    assert.equal(verdicts.filter((verdict) => verdict === 'quantity-limit').length, 17);
    assert.equal(kept(order.orderId), 395);
    const [first = 0, ...others] = await creditNotes(order.orderId);
    assert.deepEqual(others, [first + 1, first + 2]);
    assert.deepEqual(before, []);
  });

  test('twenty sums at once never exceed what was paid', async () => {
    const order = await sold(3);
    const wishes = Array.from({ length: 20 }, () => aWish(order, 0, { lines: [], goodwillMinor: 1000 }));
    const answers = await Promise.all(wishes.map((wish) => give(wish)));
    assert.equal(answers.filter((answer) => !('refusal' in answer)).length, 4);
    assert.equal(kept(order.orderId), 145);
  });

  test('what may not be given back is refused and changes nothing', async () => {
    const order = await sold();
    const other = await sold();
    const cases: [Wish, string, string | undefined][] = [
      [aWish(order, 4), 'quantity-limit', '/lines/0/quantity'],
      [aWish({ ...order, lineId: other.lineId }, 1), 'value-invalid', '/lines/0/lineId'],
      [aWish(order, 1, { goodwillMinor: 4145 }), 'amount-exceeds', '/lines'],
      [aWish(order, 1, { refundedAt: '2011-01-01T00:00:00Z' }), 'not-allowed', '/refundedAt'],
      [aWish({ ...order, orderId: uuidv7() }, 1), 'order-not-found', undefined],
    ];
    for (const [wish, code, path] of cases) {
      const answer = await give(wish);
      assert.deepEqual('refusal' in answer && [answer.refusal, answer.path], [code, path]);
    }
    accepted(await room.ask('cancelOrder', { orderId: other.orderId }, support));
    assert.equal(refused(await give(aWish(other, 1))), 'order-state');
    assert.equal(refused(await give(aWish(order, 1), {} as typeof support)), 'sign-in-required');
    assert.equal(kept(order.orderId), 4145);
    assert.deepEqual(await creditNotes(order.orderId), []);
  });

  test('a refund of older books says when it was', async () => {
    const order = await sold();
    const permissions = ['orders.write', 'orders.import'] as const;
    const importer = { subject: { kind: 'key', keyId: uuidv7(), permissions } } as const;
    const refundedAt = '2011-01-01T00:00:00.000Z';
    const refund = await room.ask('refundLines', aWish(order, 1, { refundedAt }), importer);
    assert.equal(accepted(refund).refundedAt, refundedAt);
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    const early = await room.ask('refundLines', aWish(order, 1, { refundedAt: ahead }), importer);
    assert.equal(refused(early), 'value-invalid');
  });

  test('an order that is cancelled afterwards tells the rest only', async () => {
    const order = await sold();
    accepted(await give(aWish(order, 1)));
    accepted(await room.ask('cancelOrder', { orderId: order.orderId }, support));
    const cancelled = (await room.announced()).findLast(({ name }) => name === 'order.cancelled');
    const { total } = (cancelled?.payload ?? {}) as { total?: unknown };
    assert.deepEqual(total, gbp(4145 - 1250));
    assert.equal(kept(order.orderId), 0);
  });
});

describe('a refund that cannot be finished at once', () => {
  const resend = async (orderId: string) => {
    const [refund] = accepted(await room.ask('listRefunds', { orderId }, support)).refunds;
    await room.run('send-refund', { refundId: refund?.refundId });
    return accepted(await room.ask('listRefunds', { orderId }, support)).refunds[0]?.state;
  };

  test('is finished by the job when its provider or the catalog was not heard', async () => {
    const order = await sold();
    for (const call of ['payment.refund', 'catalog.takeBackGoods']) {
      world.down.add(call);
      const again = await sold();
      assert.equal(accepted(await give(aWish(again, 1))).lines.length, 1);
      await resend(again.orderId);
      world.down.clear();
      assert.equal(await resend(again.orderId), 'succeeded');
      assert.equal(kept(again.orderId), 4145 - 1250);
    }
    afterSale.refunding = 'pending';
    assert.equal(accepted(await give(aWish(order, 1))).state, 'pending');
    assert.equal(await resend(order.orderId), 'pending');
    afterSale.refunding = 'succeeded';
    assert.equal(await resend(order.orderId), 'succeeded');
  });

  test('waits for a person when the provider refused', async () => {
    const order = await sold();
    afterSale.refunding = 'failed';
    assert.equal(accepted(await give(aWish(order, 1))).state, 'failed');
    const { timeline } = accepted(await room.ask('getOrder', { orderId: order.orderId }, support));
    assert.equal(timeline.at(-1)?.what, 'refund-failed');
  });

  for (const place of places) {
    test(`is finished by the repeat, or by the job, after it died at ${place}`, async () => {
      for (const finisher of ['repeat', 'job'] as const) {
        const order = await sold();
        const wish = aWish(order, 2);
        armed = place;
        await assert.rejects(give(wish), new RegExp(`killed at ${place}`));
        if (finisher === 'job' && place !== places[0]) await resend(order.orderId);
        assert.equal(accepted(await give(wish)).state, 'succeeded');
        assert.equal(kept(order.orderId), 4145 - 2500);
        const moved = [...afterSale.returns.values()].filter(({ orderId }) => orderId === order.orderId);
        assert.equal(moved.length, 1);
      }
    });
  }

  test('passes every place where it may die, in three reads, two flights and two calls', async () => {
    const order = await sold();
    passed.length = 0;
    room.statements.length = 0;
    world.calls.length = 0;
    accepted(await give(aWish(order, 1)));
    assert.deepEqual(passed, places);
    assert.deepEqual(world.calls, ['catalog.takeBackGoods', 'payment.refund']);
    assert.deepEqual(room.statements, [
      'order.refundable.find',
      'order.refund.find-by-reference',
      // Written.
      'order.refundable.refuse-future',
      'order.refundable.count',
      'order.refundable.count-lines',
      'order.refund.insert',
      'order.shippable.refresh',
      'order.timeline.write-several',
      'runtime.events.append',
      'runtime.jobs.order.add-keyed',
      'order.document.insert-refund-note',
      'order.refund.find',
      // Settled.
      'order.shipment.find-on-the-way-out',
      'order.refund.settle',
      'order.timeline.write',
      'runtime.jobs.order.add',
    ]);
  });
});
