import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aPerson, query, refusalOf, refusalsOf } from '../../testing.ts';

type Customer = { subject: Extract<Subject, { kind: 'customer' }> };
type News = (orderId: string) => Promise<void>;

describe('points', () => {
  let room: TestRoom<'user'>;
  let ada: Customer;
  let killAt = '';
  before(async () => {
    const killPoint = (name: string) => {
      if (name === killAt) throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(userService, { killPoint });
  });
  beforeEach(async () => {
    killAt = '';
    ada = await aPerson(room);
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' }) as const;
  const line = (amountMinor: number) => ({ variantId: randomUUID(), quantity: 1, gross: gbp(amountMinor) });
  const hear = (name: 'order.paid' | 'order.refunded' | 'order.cancelled', key: string, payload: object) =>
    room.hear({ name, key, version: 1, payload } as never);
  const paid =
    (goodsMinor: number, more: object = {}, of = ada): News =>
    (orderId) =>
      hear('order.paid', orderId, {
        orderId,
        customerId: of.subject.customerId,
        locale: 'en-gb',
        total: gbp(goodsMinor + 499),
        paidAt: '2026-11-01T10:00:00.000Z',
        lines: [line(goodsMinor)],
        ...more,
      });
  const refunded =
    (goodsMinor: number, refundId = randomUUID(), more: object = {}): News =>
    (orderId) =>
      hear('order.refunded', orderId, { orderId, refundId, lines: [line(goodsMinor)], ...more });
  const cancelled =
    (wasPaid = true): News =>
    (orderId) =>
      hear('order.cancelled', orderId, { orderId, wasPaid, total: gbp(1), paidAt: null });
  const points = async (of = ada) => accepted(await room.ask('getPoints', {}, of));
  const balance = async (of = ada) => (await points(of)).balance;
  const entries = async () => (await points()).entries.map((entry) => [entry.kind, entry.points]);

  test('an order earns points for its goods, once, by two round trips', async () => {
    const orderId = randomUUID();
    room.statements.length = 0;
    await paid(2599)(orderId);
    assert.deepEqual(room.statements, [
      'user.points-order.note-paid',
      'user.points-order.settle',
      'user.points.lock',
      'user.points.add',
    ]);
    await paid(2599)(orderId);
    const { nextExpiry, ...rest } = await points();
    assert.equal(nextExpiry?.points, 25);
    const days = (Date.parse(nextExpiry?.at ?? '') - Date.now()) / 86_400_000;
    assert.ok(days > 364 && days < 366, String(days));
    assert.deepEqual(
      { ...rest, entries: await entries() },
      { balance: 25, free: 25, entries: [['earned', 25]], nextCursor: null },
    );
  });

  test('guests, strangers, orders of older books and unpaid ones earn nothing', async () => {
    await paid(5000, { customerId: null })(randomUUID());
    await paid(5000, { placedAt: '2011-01-01T00:00:00.000Z' })(randomUUID());
    await paid(5000, {}, { subject: { ...ada.subject, customerId: randomUUID() } })(randomUUID());
    await cancelled(false)(randomUUID());
    assert.deepEqual(await points(), {
      balance: 0,
      free: 0,
      nextExpiry: null,
      entries: [],
      nextCursor: null,
    });
  });

  test('whatever the order of the news, each twice and at once, the points of what was kept remain', async () => {
    const story = fc.record({
      goodsMinor: fc.integer({ min: 0, max: 9000 }),
      refunds: fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 3 }),
      isCancelled: fc.boolean(),
      seed: fc.infiniteStream(fc.nat(1000)),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ goodsMinor, refunds, isCancelled, seed }) => {
        ada = await aPerson(room);
        const orderId = randomUUID();
        const once = [
          paid(goodsMinor),
          ...refunds.map((each) => refunded(each)),
          ...(isCancelled ? [cancelled()] : []),
        ];
        const news = [...once, ...once]
          .map((each) => ({ each, place: seed.next().value as number }))
          .toSorted((a, b) => a.place - b.place);
        for (let at = 0; at < news.length; at += 2) {
          await Promise.all(news.slice(at, at + 2).map(({ each }) => each(orderId)));
        }
        const kept = Math.max(0, goodsMinor - refunds.reduce((sum, each) => sum + each, 0));
        assert.equal(await balance(), isCancelled ? 0 : Math.floor(kept / 100));
      }),
      { numRuns: 25 },
    );
  });

  test('a process that dies before or after the effect leaves it done once', async () => {
    for (const place of ['before', 'after']) {
      const orderId = randomUUID();
      killAt = `user.take-order-news.${place}-settle`;
      await assert.rejects(paid(1000)(orderId), /killed/);
      killAt = '';
      await paid(1000)(orderId);
    }
    assert.equal(await balance(), 20);
  });

  const reserve = (orderId: string, count: number, of = ada) =>
    room.ask('reservePoints', { orderId, customerId: of.subject.customerId, points: count }, order);
  const order = { subject: { kind: 'system', service: 'order', cause: 'job' }, caller: 'order' } as const;
  const commit = (orderId: string) => room.ask('commitPoints', { orderId }, order);
  const release = (orderId: string) => room.ask('releasePoints', { orderId }, order);

  test('points are held, redeemed and returned, each once', async () => {
    await paid(10_000)(randomUUID());
    const orderId = randomUUID();
    assert.deepEqual(await reserve(orderId, 60), {});
    assert.deepEqual(await reserve(orderId, 60), {});
    assert.equal(refusalOf(await reserve(orderId, 61)), 'already-exists');
    assert.deepEqual([await balance(), (await points()).free], [100, 40]);
    const tooMany = await reserve(randomUUID(), 41);
    assert.deepEqual('data' in tooMany && tooMany.data, { freePoints: 40 });
    assert.deepEqual(await Promise.all([commit(orderId), commit(orderId)]), [{}, {}]);
    assert.deepEqual([await balance(), (await points()).free], [40, 40]);
    assert.deepEqual(await Promise.all([release(orderId), release(orderId)]), [{}, {}]);
    assert.equal(await balance(), 100);
    assert.equal(refusalOf(await commit(orderId)), 'not-found');
    assert.deepEqual(await entries(), [
      ['returned', 60],
      ['redeemed', -60],
      ['earned', 100],
    ]);
    assert.deepEqual(await release(randomUUID()), {});
  });

  test('refunds bring spent points back, each once, and cancelling the rest', async () => {
    await paid(10_000)(randomUUID());
    const spent = randomUUID();
    accepted(await reserve(spent, 60));
    const bring = (pointsBack: number, refundId = randomUUID()) =>
      refunded(0, refundId, { pointsBack })(spent);
    const first = randomUUID();
    // Heard before they were redeemed: they are redeemed first.
    await bring(20, first);
    assert.deepEqual([await balance(), (await points()).free], [60, 60]);
    await Promise.all([bring(20, first), bring(20, first)]);
    await bring(25);
    assert.equal(await balance(), 85);
    await assert.rejects(bring(16), /points_hold_returned/);
    await Promise.all([release(spent), release(spent)]);
    assert.equal(await balance(), 100);
    await bring(15);
    await bring(20, first);
    assert.equal(await balance(), 100);
    assert.deepEqual(await entries(), [
      ['returned', 15],
      ['returned', 25],
      ['returned', 20],
      ['redeemed', -60],
      ['earned', 100],
    ]);
    await bring(5, randomUUID());
    await refunded(0, randomUUID(), { pointsBack: 5 })(randomUUID());
    assert.equal(await balance(), 100);
  });

  test('the last refund brings the last points, and nothing is left to cancel', async () => {
    await paid(10_000)(randomUUID());
    const [spent, refundId] = [randomUUID(), randomUUID()];
    accepted(await reserve(spent, 60));
    accepted(await commit(spent));
    for (let time = 0; time < 2; time += 1) await refunded(0, refundId, { pointsBack: 60 })(spent);
    accepted(await release(spent));
    assert.equal(await balance(), 100);
  });

  test('what came free is taken again at commit, or refused when it has been used', async () => {
    await paid(10_000)(randomUUID());
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    accepted(await reserve(first, 70));
    await query(room, `update points_hold set held_until = now() - interval '1 second' where order_id = $1`, [
      first,
    ]);
    await room.run('expire-points');
    assert.equal((await points()).free, 100);
    accepted(await commit(first));
    accepted(await reserve(second, 20));
    await query(room, `update points_hold set held_until = now() - interval '1 second' where order_id = $1`, [
      second,
    ]);
    await room.run('expire-points');
    accepted(await reserve(third, 30));
    assert.equal(refusalOf(await commit(second)), 'amount-exceeds');
    // What its order gave back is not redeemed by a call that was slow on its way.
    accepted(await release(second));
    assert.equal(refusalOf(await commit(second)), 'not-found');
    assert.deepEqual([await balance(), (await points()).free], [30, 0]);
    accepted(await commit(third));
  });

  test('twenty orders at once never redeem more than there is', async () => {
    await paid(10_000)(randomUUID());
    const orders = Array.from({ length: 20 }, () => randomUUID());
    const held = await Promise.all(orders.map((orderId) => reserve(orderId, 30)));
    assert.equal(refusalsOf(held).filter((refusal) => refusal === 'accepted').length, 3);
    assert.equal(refusalsOf(held).filter((refusal) => refusal === 'amount-exceeds').length, 17);
    await Promise.all(orders.map((orderId) => commit(orderId)));
    assert.equal(await balance(), 10);
  });

  test('taking back reaches below zero where points were redeemed, and the next ones pay for it', async () => {
    const [first, spent] = [randomUUID(), randomUUID()];
    await paid(5000)(first);
    accepted(await reserve(spent, 40));
    accepted(await commit(spent));
    await cancelled()(first);
    assert.deepEqual([await balance(), (await points()).free], [-40, 0]);
    await paid(10_000)(randomUUID());
    const { balance: now, nextExpiry } = await points();
    assert.deepEqual([now, nextExpiry?.points], [60, 60]);
  });

  test('points expire once, the oldest are redeemed first, and what expired is not taken back again', async () => {
    const [old, young, spent] = [randomUUID(), randomUUID(), randomUUID()];
    const isOver = (orderId: string) =>
      query(room, `update points_lot set expires_at = now() - interval '1 day' where order_id = $1`, [
        orderId,
      ]);
    await paid(5000)(old);
    await paid(3000)(young);
    accepted(await reserve(spent, 20));
    await isOver(old);
    await room.run('expire-points');
    assert.equal(await balance(), 80, 'held points keep all of them');
    accepted(await commit(spent));
    await room.run('expire-points');
    await room.run('expire-points');
    assert.deepEqual(await entries(), [
      ['expired', -30],
      ['redeemed', -20],
      ['earned', 30],
      ['earned', 50],
    ]);
    await cancelled()(old);
    assert.equal(await balance(), 10, 'twenty of the old order were redeemed, thirty have expired');
  });

  test('entries are shown page by page', async () => {
    for (let count = 1; count <= 5; count += 1) await paid(count * 100)(randomUUID());
    const first = accepted(await room.ask('getPoints', { limit: 3 }, ada));
    const second = accepted(await room.ask('getPoints', { limit: 3, cursor: first.nextCursor ?? '' }, ada));
    assert.deepEqual(
      [...first.entries, ...second.entries].map((entry) => entry.points),
      [5, 4, 3, 2, 1],
    );
    assert.equal(second.nextCursor, null);
  });
});
