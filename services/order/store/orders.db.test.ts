import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderPlaced } from '../domain/order-placed.ts';
import { orderPaid } from '../domain/order-paid.ts';
import type { Attempt, Order, OrderLine, PlacedOrder } from '../domain/order.ts';
import { withFirstAttempt } from '../domain/with-first-attempt.ts';
import { orderService } from '../service.ts';
import { address, aWorld } from '../testing.ts';
import { insertOrder, findOrder } from './orders.ts';
import { keepOrder } from './order-leases.ts';
import { moveToPaid } from './order-moves.ts';
import { insertAttempt, updateAttempt } from './payment-attempts.ts';
import { writeTimeline, writeTimelines } from './timeline.ts';

let room: TestRoom<'order'>;
before(async () => {
  room = await openTestRoom(orderService, { neighbours: aWorld().neighbours });
});
after(() => room.close());

function aLine(more: Partial<OrderLine>): OrderLine {
  return {
    lineId: uuidv7(),
    variantId: uuidv7(),
    productId: uuidv7(),
    sku: 'SKU',
    slug: 'a-mug',
    title: 'A “mug” 杯子',
    option: null,
    picture: null,
    quantity: 2,
    unitPriceMinor: 1250,
    discountMinor: 300,
    netMinor: 1833,
    taxMinor: 367,
    grossMinor: 2200,
    isTaxOnTop: false,
    taxClass: 'standard',
    taxRateBasisPoints: 2000,
    taxJurisdiction: 'GB',
    taxRule: 'gb-standard',
    discounts: [{ promotionId: uuidv7(), title: 'Autumn', amountMinor: 300 }],
    isGift: false,
    ...more,
  };
}

const onTop = { netMinor: 2200, taxMinor: 440, grossMinor: 2640, discounts: [] };

function aDraft(more: Partial<PlacedOrder>): PlacedOrder {
  return {
    orderId: uuidv7(),
    orderNumber: uuidv7().slice(-11).toUpperCase(),
    orderKey: uuidv7(),
    cartId: uuidv7(),
    repeatHash: 'repeat',
    customerId: null,
    locale: 'en-gb',
    currency: 'GBP',
    email: 'ada@example.com',
    shippingAddress: address,
    invoiceTo: null,
    shippingMethod: 'standard',
    shippingTitle: 'Standard',
    shippingMinor: 395,
    shippingTaxMinor: 66,
    shippingTaxRule: 'gb-standard',
    shippingTaxRateBasisPoints: 2000,
    goodsMinor: 2200,
    discountMinor: 300,
    taxMinor: 433,
    totalMinor: 2595,
    itemCount: 2,
    couponCode: null,
    discounts: [],
    captureAt: 'payment',
    points: 0,
    buyerKey: 'buyer',
    addressKey: 'place',
    lines: [
      aLine({}),
      aLine({ option: 'Red', picture: '/media/1', isTaxOnTop: true, isGift: true, ...onTop }),
    ],
    ...more,
  };
}

const entry = { what: 'placed', who: 'buyer', why: 'The buyer ordered the cart.' };

for (const [what, more] of [
  ['of a guest', { cardKey: 'card' }],
  ['of a customer who spends points', { customerId: uuidv7(), points: 7, captureAt: 'shipping' }],
  ['that is paid at the door', { isOnDelivery: true, repeatHash: null, cardKey: null }],
] satisfies [string, Partial<PlacedOrder>][]) {
  test(`an order ${what} is known as it is stored without being read`, async () => {
    const draft = aDraft(more);
    const { orderId } = draft;
    const [[written], , [stored]] = await room.db.flight([
      insertOrder(JSON.stringify(draft), 'worker', 5000),
      writeTimeline(orderId, entry.what, entry.who, entry.why),
      findOrder(orderId),
    ]);
    const known = orderPlaced(draft, { at: written?.at ?? '', holder: 'worker', entry });
    assert.deepEqual(known, stored);

    const attemptId = uuidv7();
    const [[kept], , , [tried]] = await room.db.flight([
      keepOrder(orderId, 1, 1, 'worker'),
      insertAttempt(attemptId, orderId, 1, 'card', null),
      writeTimeline(orderId, 'payment-started', 'buyer', 'Attempt 1 to pay, by card.'),
      findOrder(orderId),
    ]);
    assert.ok(kept && tried);
    const { readAt } = tried;
    assert.deepEqual(
      { ...withFirstAttempt(known, { attemptId, method: 'card', at: kept.at }), readAt },
      tried,
    );
    for (const holder of ['worker', 'another worker']) await comparePaid(tried, holder);
  });
}

/** Marks an order paid, compares what is known of it then with what is stored, and takes that back. */
async function comparePaid(order: Order, holder: string): Promise<void> {
  const { orderId, version, state, fence, readAt: paidAt } = order;
  const [attempt] = order.attempts;
  assert.ok(attempt);
  const by: Attempt = { ...attempt, state: 'captured', capturedMinor: 2595 };
  const noted = { what: 'paid', who: 'provider', why: 'The provider has taken the money.' };
  const undone = new Error('undone');
  let compared: [known: Order, stored: Order | undefined] | undefined;
  const marked = room.db.transaction(async (transaction) => {
    const moved = await transaction.row(moveToPaid(orderId, version, state, fence, holder, 5000, paidAt, 60));
    await transaction.rows(updateAttempt(by.attemptId, 'captured', null, null, 2595, 0));
    await transaction.rows(writeTimelines([orderId], [null], noted.what, noted.who, noted.why));
    const known = orderPaid(order, { at: moved?.at ?? '', paidAt, holder, by, entry: noted });
    compared = [known, await transaction.row(findOrder(orderId))];
    throw undone;
  });
  await assert.rejects(marked, { cause: undone });
  assert.ok(compared);
  const [known, stored] = compared;
  assert.deepEqual(known, stored);
}
