import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aPromotion } from '../../domain/promotion/a-promotion.ts';
import { orderService } from '../../service.ts';
import { accepted, address, aQuote, aWorld, card, refused, support, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from './fake-after-sale.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
let afterSale: AfterSale;
before(async () => {
  world = aWorld();
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(() => room.close());

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const writer: { subject: Subject } = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['promotions.write'] },
};

/** Three at 3.33 and seven at 1.45, a tenth off with a coupon, 3.95 for delivery. */
async function sold() {
  const draft = aPromotion({ promotionId: uuidv7(), needsCoupon: true });
  const { promotionId } = accepted(await room.ask('putPromotion', { ...draft, version: 0 }, writer));
  const limits = { redemptionsMost: null, perBuyerMost: null, beginsAt: null, endsAt: null };
  const coupon = { code: 'TENTH', promotionId, isActive: true, ...limits, version: 0 };
  accepted(await room.ask('putCoupon', coupon, writer));
  const lines = [
    { amountMinor: 333, quantity: 3 },
    { amountMinor: 145, quantity: 7 },
  ].map(({ amountMinor, quantity }) => {
    const quote = aQuote({ unitPrice: { amountMinor, currency: 'GBP' } });
    world.quotes.set(quote.variantId, quote);
    return { variantId: quote.variantId, quantity };
  });
  const { cartToken } = accepted(await room.ask('createCart', { locale: 'en-gb', lines }));
  const details = { email: 'ada@example.com', shippingAddress: address, shippingMethod: 'standard' };
  accepted(await room.ask('setCartDetails', { cartToken, ...details }));
  const { totals } = accepted(await room.ask('applyCoupon', { cartToken, code: 'TENTH' }));
  const input = { cartToken, expectedTotal: totals.total, paymentMethod: card };
  return accepted(await room.ask('checkout', input));
}

// 20.14 of goods, 2.01 off: 1.00 and 1.01 by largest remainder (0.9970, 1.0130), so 8.99 and 9.14 were paid, with 1.50
// and 1.52 of tax. 8.99 is 3.00 + 3.00 + 2.99; 9.14 is four times 1.31 and three times 1.30. Tax is that of all that was
// given back, rounded half up, less what was before.
test('a discounted order goes back unit by unit: the last of each line takes the remainder, and nothing is left', async () => {
  const { orderId, lines, totals } = await sold();
  assert.deepEqual(
    [totals.total.amountMinor, lines.map(({ gross, tax }) => [gross.amountMinor, tax.amountMinor])],
    [
      899 + 914 + 395,
      [
        [899, 150],
        [914, 152],
      ],
    ],
  );
  const back = async (index: number) => {
    const wanted = [{ lineId: lines[index]?.lineId ?? '', quantity: 1, goods: 'restock' as const }];
    const wish = { orderId, reference: uuidv7(), lines: wanted, reason: 'Sent back.' };
    const refund = accepted(await room.ask('refundLines', wish, support));
    return [refund.total.amountMinor, refund.tax.amountMinor];
  };
  const first = [await back(0), await back(0)];
  const second = [];
  for (let unit = 0; unit < 7; unit += 1) second.push(await back(1));
  first.push(await back(0));
  assert.deepEqual(first, [
    [300, 50],
    [300, 50],
    [299, 50],
  ]);
  assert.deepEqual(second, [
    [131, 22],
    [131, 22],
    [131, 21],
    [131, 22],
    [130, 22],
    [130, 21],
    [130, 22],
  ]);
  const [attempt] = [...world.attempts.values()].filter((each) => each.orderId === orderId);
  assert.deepEqual([attempt?.capturedMinor, attempt?.refundedMinor], [2208, 2208 - 395]);
  const delivery = { orderId, reference: uuidv7(), lines: [], shippingMinor: 395, reason: 'All came back.' };
  assert.equal(accepted(await room.ask('refundLines', delivery, support)).tax.amountMinor, 66);
  assert.equal(attempt?.refundedMinor, 2208);
  const more = { orderId, reference: uuidv7(), lines: [], goodwillMinor: 1, reason: 'More.' };
  assert.equal(refused(await room.ask('refundLines', more, support)), 'amount-exceeds');
  const goods = [...afterSale.returns.values()].flatMap((move) => move.lines);
  assert.deepEqual(
    lines.map(({ variantId }) =>
      goods.reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0),
    ),
    [3, 7],
  );
  assert.deepEqual(await orderService.audit(room.db), []);
});
