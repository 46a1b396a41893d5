import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aWorld, refused, type FakeWorld } from '../../testing.ts';

type Draft = InputTo<'order', 'placeDraftOrders'>['orders'][number];

const importer: Asking = {
  subject: {
    kind: 'staff',
    staffId: uuidv7(),
    sessionId: uuidv7(),
    permissions: ['orders.read', 'orders.write', 'orders.draft', 'orders.import'],
  },
};

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
  await room.close();
});

function aDraft(reference: string, quantity: number): Draft {
  const quote = aQuote({ free: 100 });
  world.quotes.set(quote.variantId, quote);
  return {
    reference,
    locale: 'en-gb',
    buyer: {},
    lines: [
      { variantId: quote.variantId, quantity, price: { unitPriceMinor: 255, reason: 'as invoiced' } },
      { variantId: quote.variantId, quantity: 1, price: { unitPriceMinor: 200, reason: 'as invoiced' } },
      { fee: 'Postage', amountMinor: 1800 },
    ],
    placedAt: '2010-12-01T08:26:00.000Z',
    payment: { method: 'other' },
  };
}

test('staff read what orders of some books come to, page by page, and of no other books', async () => {
  const references = ['books 1', 'books 2', 'books 3', 'book', 'books', 'bookseller 1'];
  const orders = references.map((reference, index) => aDraft(reference, index + 1));
  const placed = accepted(await room.ask('placeDraftOrders', { orders }, importer)).results;
  const ids = placed.map((each) => (each.outcome === 'placed' ? each.orderId : each.code));
  const bought = accepted(await room.ask('getOrder', { orderId: ids[0] ?? '' }, importer));
  const lines = [{ lineId: bought.lines[1]?.lineId ?? '', quantity: 1, goods: 'keep' as const }];
  const refund = { orderId: bought.orderId, reference: 'back', lines, reason: 'broken' };
  accepted(await room.ask('refundLines', refund, importer));
  room.statements.length = 0;
  const first = accepted(await room.ask('listDraftOrders', { reference: 'books ', limit: 2 }, importer));
  assert.deepEqual(room.statements, ['order.draft.list']);
  const order = (index: number) => ({
    orderId: ids[index],
    reference: references[index],
    state: 'paid',
    placedAt: '2010-12-01T08:26:00.000Z',
    currency: 'GBP',
    goodsLines: 2,
    units: index + 2,
    goodsMinor: (index + 1) * 255 + 200,
    feesMinor: 1800,
    goodsTaxMinor: [68, 106, 144][index],
    feesTaxMinor: 268,
    refundedMinor: index === 0 ? 200 : 0,
    refundedTaxMinor: index === 0 ? 30 : 0,
  });
  assert.deepEqual(first, { orders: [order(0), order(1)], hasMore: true });
  const rest = { reference: 'books ', after: 'books 2', limit: 2 };
  assert.deepEqual(accepted(await room.ask('listDraftOrders', rest, importer)), {
    orders: [order(2)],
    hasMore: false,
  });
});

test('nobody else reads them', async () => {
  assert.equal(refused(await room.ask('listDraftOrders', { reference: 'books ' })), 'sign-in-required');
});
