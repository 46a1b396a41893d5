import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import {
  accepted,
  address,
  aQuote,
  aReadyCart,
  aWorld,
  refused,
  support,
  type FakeWorld,
} from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from './fake-after-sale.ts';

const places = [
  'order.edit-order.before-written',
  'order.edit-order.after-written',
  'order.send-refund.after-goods',
  'order.send-refund.after-money',
  'order.send-refund.after-settled',
] as const;
const packer = {
  subject: { ...support.subject, permissions: ['orders.fulfil', 'orders.read'] },
} as typeof support;

let room: TestRoom<'order'>;
let world: FakeWorld;
let afterSale: AfterSale;
let armed: string | undefined;
before(async () => {
  world = aWorld();
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, {
    neighbours: world.neighbours,
    killPoint: (name) => {
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
beforeEach(() => {
  armed = undefined;
  world.pays = { outcome: 'captured' };
});
afterEach(async () => assert.deepEqual(await orderService.audit(room.db), []));
after(() => room.close());

type Edit = InputTo<'order', 'editOrder'>;
/** So many at 12.50, two at 3.33, and 3.95 for delivery; or delivered for nothing from 50.00 on. */
async function sold(quantity = 2) {
  const second = aQuote({ unitPrice: { amountMinor: 333, currency: 'GBP' } });
  world.quotes.set(second.variantId, second);
  const { cartToken, expectedTotal: _total, paymentMethod } = await aReadyCart(room, world, { quantity });
  const line = { cartToken, variantId: second.variantId, quantity: 2 };
  const { totals } = accepted(await room.ask('addLine', line));
  const input = { cartToken, expectedTotal: totals.total, paymentMethod };
  return accepted(await room.ask('checkout', input));
}
type Sold = Awaited<ReturnType<typeof sold>>;
const read = async (orderId: string) => accepted(await room.ask('getOrder', { orderId }, support));
const aWish = async ({ orderId }: Sold, more: Partial<Edit>): Promise<Edit> => {
  const { version } = await read(orderId);
  return { orderId, version, reference: uuidv7(), reason: 'Asked by phone', ...more };
};
const edit = (wish: Edit) => room.ask('editOrder', wish, support);
const lineOf = ({ lines }: Sold, index = 0) => lines[index]?.lineId ?? '';
const paidLessBack = (orderId: string) =>
  [...world.attempts.values()]
    .filter((attempt) => attempt.orderId === orderId)
    .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0);
const documentsOf = async (orderId: string) =>
  accepted(await room.ask('listDocuments', { orderId }, support)).documents.reduce(
    (sum, { kind, total }) => sum + (kind === 'invoice' ? total.amountMinor : -total.amountMinor),
    0,
  );
const reserved = (orderId: string) => {
  const held = world.reservations.get(orderId)?.lines ?? [];
  const back = [...afterSale.returns.values()].filter((move) => move.orderId === orderId);
  const gone = (variantId: string) =>
    back
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0);
  return new Map(held.map(({ variantId, quantity }) => [variantId, quantity - gone(variantId)]));
};
const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });

describe('changing a paid order before its goods go', () => {
  test('fewer of a line: proposed with the difference, then goods, money, credit note and time line agree', async () => {
    const order = await sold();
    const { orderId } = order;
    const lines = [{ lineId: lineOf(order), quantity: 1 }];
    const proposal = accepted(await room.ask('proposeEdit', { orderId, lines }, support));
    const changed = { lines: [{ lineId: lineOf(order), from: 2, to: 1 }], isAddressChanged: false };
    const money = { keptBefore: gbp(3561), keptAfter: gbp(2311) };
    const { version } = proposal;
    assert.deepEqual(proposal, {
      version,
      ...changed,
      ...money,
      difference: gbp(1250),
      differenceTax: gbp(209),
    });
    assert.deepEqual(await read(orderId), await read(orderId), 'a proposal writes nothing');
    const made = accepted(await edit(await aWish(order, { lines, version })));
    const { editId: _id, reference: _reference, refund, ...rest } = made;
    assert.deepEqual(rest, { version, ...changed, ...money });
    assert.deepEqual([refund?.state, refund?.total], ['succeeded', gbp(1250)]);
    const { timeline, payment } = await read(orderId);
    const entry = timeline.find(({ what }) => what === 'edited');
    assert.equal(entry?.why, 'Asked by phone (2 → 1)');
    assert.deepEqual(payment.refunded, gbp(1250));
    assert.equal(paidLessBack(orderId), 2311);
    assert.equal(await documentsOf(orderId), 2311);
    const note = accepted(await room.ask('listDocuments', { orderId }, support)).documents[1];
    const file = { orderId, documentId: note?.documentId ?? '', format: 'html' } as const;
    const page = Buffer.from(accepted(await room.ask('readDocument', file, support)).base64, 'base64');
    assert.ok(page.toString().includes('Reason: the order was changed'));
  });

  test('another address in the same zone goes with a line that is taken out; no money moves for the address alone', async () => {
    const order = await sold();
    const { orderId } = order;
    const shippingAddress = { ...address, line1: '1 Mill Lane', city: 'Leeds', postalCode: 'LS1 4DY' };
    const alone = accepted(await edit(await aWish(order, { shippingAddress })));
    assert.deepEqual([alone.refund, alone.isAddressChanged], [null, true]);
    assert.deepEqual((await read(orderId)).shippingAddress, shippingAddress);
    const wish = { shippingAddress: address, lines: [{ lineId: lineOf(order, 1), quantity: 0 }] };
    const both = accepted(await edit(await aWish(order, wish)));
    assert.equal(both.refund?.total.amountMinor, 666);
    const { timeline, shippingAddress: now } = await read(orderId);
    assert.deepEqual(now, address);
    assert.deepEqual(
      timeline.flatMap(({ what, why }) => (what === 'edited' ? [why] : [])),
      ['Asked by phone (another address)', 'Asked by phone (2 → 0; another address)'],
    );
  });

  test('what would change the tax, the delivery, nothing, or all of it is refused, and nothing is written', async () => {
    const order = await sold();
    const { orderId } = order;
    const seen = await read(orderId);
    const all = [0, 1].map((index) => ({ lineId: lineOf(order, index), quantity: 0 }));
    const abroad = { ...address, country: 'DE', postalCode: '10115' };
    const wrong: [Partial<Edit>, string][] = [
      [{}, 'value-invalid'],
      [{ shippingAddress: address }, 'value-invalid'],
      [{ shippingAddress: abroad }, 'value-invalid'],
      [{ shippingAddress: { ...address, postalCode: 'nowhere' } }, 'value-invalid'],
      [{ lines: all }, 'value-invalid'],
      [{ lines: [{ lineId: uuidv7(), quantity: 0 }] }, 'value-invalid'],
      [{ lines: [{ lineId: lineOf(order), quantity: 3 }] }, 'quantity-limit'],
      [{ lines: all.slice(1), version: seen.version - 1 }, 'version-conflict'],
    ];
    for (const [more, code] of wrong) assert.equal(refused(await edit(await aWish(order, more))), code);
    const unknown = { ...(await aWish(order, { lines: all.slice(1) })), orderId: uuidv7() };
    assert.equal(refused(await edit(unknown)), 'order-not-found');
    assert.deepEqual(await read(orderId), seen);
  });

  test('an unpaid order, one that was sent and a cancelled one are not changed', async () => {
    world.pays = { outcome: 'pending' };
    const unpaid = await sold();
    world.pays = { outcome: 'captured' };
    const [sent, cancelled] = [await sold(), await sold()];
    const parcel = { orderId: sent.orderId, reference: 'one', carrier: 'Post' };
    accepted(await room.ask('ship', parcel, packer));
    accepted(await room.ask('cancelOrder', { orderId: cancelled.orderId }, support));
    for (const order of [unpaid, sent, cancelled]) {
      const wish = await aWish(order, { lines: [{ lineId: lineOf(order), quantity: 1 }] });
      assert.equal(refused(await edit(wish)), 'order-state');
    }
  });

  test('twenty times the same is one; twenty others at one version are one and nineteen who must look again', async () => {
    const order = await sold();
    const wish = await aWish(order, { lines: [{ lineId: lineOf(order), quantity: 1 }] });
    const same = await Promise.all(Array.from({ length: 20 }, () => edit(wish)));
    assert.equal(new Set(same.map((answer) => accepted(answer).editId)).size, 1);
    assert.equal(paidLessBack(order.orderId), 3561 - 1250);
    const other = { ...wish, lines: [{ lineId: lineOf(order, 1), quantity: 1 }] };
    assert.equal(refused(await edit(other)), 'already-exists');
    const next = await aWish(order, { lines: [{ lineId: lineOf(order, 1), quantity: 1 }] });
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, index) => edit({ ...next, reference: `try ${index}` })),
    );
    assert.equal(many.filter((answer) => 'editId' in answer).length, 1);
    assert.equal(
      many.filter((answer) => 'refusal' in answer && answer.refusal === 'version-conflict').length,
      19,
    );
    assert.equal(paidLessBack(order.orderId), 3561 - 1250 - 333);
  });

  test('sending and changing at once leave one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await sold();
      const wish = await aWish(order, { lines: [{ lineId: lineOf(order), quantity: 0 }] });
      const parcel = { orderId: order.orderId, reference: 'one', carrier: 'Post' };
      const [edited] = await Promise.all([edit(wish), room.ask('ship', parcel, packer)]);
      const { lines, payment } = await read(order.orderId);
      const isEdited = 'editId' in edited;
      assert.equal(lines[0]?.shippedQuantity, isEdited ? 0 : 2);
      assert.equal(payment.refunded.amountMinor, isEdited ? 2500 : 0);
    }
  });
});

test('after any sequence of edits lines, money, documents and stock agree', async () => {
  const step = fc.record({ index: fc.integer({ min: 0, max: 1 }), quantity: fc.integer({ min: 0, max: 5 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const order = await sold(5);
      const { orderId, totals } = order;
      let [kept, pieces] = [totals.total.amountMinor, [5, 2]];
      for (const { index, quantity } of steps) {
        const answer = await edit(
          await aWish(order, { lines: [{ lineId: lineOf(order, index), quantity }] }),
        );
        const isLess = quantity < (pieces[index] ?? 0);
        const isAll = isLess && quantity === 0 && pieces[1 - index] === 0;
        assert.equal('editId' in answer, isLess && !isAll, JSON.stringify(answer));
        if (!('editId' in answer)) continue;
        kept -= answer.refund?.total.amountMinor ?? 0;
        pieces = pieces.map((many, at) => (at === index ? quantity : many));
      }
      const now = await read(orderId);
      const gross = now.lines.reduce((sum, line) => sum + line.gross.amountMinor, 0);
      assert.equal(gross + now.totals.shipping.amountMinor, now.totals.total.amountMinor);
      assert.equal(now.totals.total.amountMinor - now.payment.refunded.amountMinor, kept);
      assert.deepEqual([paidLessBack(orderId), await documentsOf(orderId)], [kept, kept]);
      assert.deepEqual([...reserved(orderId).values()], pieces);
    }),
    { numRuns: 12 },
  );
});

describe('an edit that died', () => {
  for (const place of places) {
    test(`is finished by its repeat, once, after it died at ${place}`, async () => {
      const order = await sold();
      const wish = await aWish(order, { lines: [{ lineId: lineOf(order), quantity: 1 }] });
      armed = place;
      await assert.rejects(edit(wish), /killed at/);
      const made = accepted(await edit(wish));
      assert.equal(made.refund?.state, 'succeeded');
      assert.equal(paidLessBack(order.orderId), 3561 - 1250);
      assert.deepEqual([...reserved(order.orderId).values()], [1, 2]);
      assert.equal(await documentsOf(order.orderId), 3561 - 1250);
    });
  }

  test('costs two reads, one flight, one read, and what any refund costs', async () => {
    const order = await sold();
    const wish = await aWish(order, { lines: [{ lineId: lineOf(order), quantity: 1 }] });
    room.statements.length = 0;
    accepted(await edit(wish));
    assert.deepEqual(room.statements, [
      'order.refundable.find',
      'order.edit.find-by-reference',
      'order.refundable.count',
      'order.refundable.count-lines',
      'order.refund.insert',
      'order.shippable.refresh',
      'order.timeline.write-several',
      'runtime.events.append',
      'runtime.jobs.order.add-keyed',
      'order.document.insert-refund-note',
      'order.edit.require-unsent',
      'order.edit.insert',
      'order.timeline.write',
      'order.refund.find',
      'order.shipment.find-on-the-way-out',
      'order.refund.settle',
      'order.timeline.write',
      'runtime.jobs.order.add',
    ]);
  });
});
