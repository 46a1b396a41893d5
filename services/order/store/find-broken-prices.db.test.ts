import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { aPromotion } from '../domain/promotion/a-promotion.ts';
import { orderService } from '../service.ts';
import { accepted, aReadyCart, aWorld } from '../testing.ts';
import { auditOrder } from './audit.ts';

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const writer = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['promotions.write'] },
} as const;

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const promotion = { ...aPromotion({ needsCoupon: true }), version: 0 };
  const { promotionId } = accepted(await room.ask('putPromotion', promotion, writer));
  const limits = { beginsAt: null, endsAt: null, redemptionsMost: 9, perBuyerMost: 9 };
  const coupon = { code: 'AUDIT', promotionId, isActive: true, ...limits, version: 0 };
  accepted(await room.ask('putCoupon', coupon, writer));
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { cartToken } = input;
  const { totals } = accepted(await room.ask('applyCoupon', { cartToken, code: 'AUDIT' }));
  accepted(await room.ask('checkout', { ...input, expectedTotal: totals.total }));
});
after(() => room.close());

/** A breach of each rule, and what undoes it, on a room that holds one paid order with a coupon. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'the discounts of an order are named': [
    `update orders set discounts = jsonb_set(discounts, '{0,goodsMinor}', '249')`,
    `update orders set discounts = jsonb_set(discounts, '{0,goodsMinor}', '250')`,
  ],
  'the discounts of a line are named': [
    `update order_lines set discounts = jsonb_set(discounts, '{0,amountMinor}', '249')`,
    `update order_lines set discounts = jsonb_set(discounts, '{0,amountMinor}', '250')`,
  ],
  'a gift costs nothing': [`update order_lines set is_gift = true`, `update order_lines set is_gift = false`],
  'a coupon counts the orders that use it': [
    `update coupons set redeemed = redeemed + 1`,
    `update coupons set redeemed = redeemed - 1`,
  ],
  'a coupon counts the orders of each buyer': [
    `update coupon_buyers set redeemed = redeemed + 1`,
    `update coupon_buyers set redeemed = redeemed - 1`,
  ],
  'an order uses its coupon until it is cancelled': [
    `update orders set coupon_code = null`,
    `update orders set coupon_code = 'AUDIT'`,
  ],
  'points of an order are among its discounts': [
    `update orders set customer_id = uuidv7(), points = 1, points_state = 'committed'`,
    `update orders set customer_id = null, points = 0, points_state = 'none'`,
  ],
  'points are redeemed before goods go': [
    `update orders set customer_id = uuidv7(), points = 1, points_state = 'asked', fulfilment = 'part'`,
    `update orders set customer_id = null, points = 0, points_state = 'none', fulfilment = 'none'`,
  ],
  'points that are not settled will be looked at': [
    `update orders set customer_id = uuidv7(), points = 1, points_state = 'asked'`,
    `update orders set customer_id = null, points = 0, points_state = 'none'`,
  ],
};

for (const [rule, [breach, undo]] of Object.entries(breaches)) {
  test(`a breach is found: ${rule}`, async () => {
    assert.deepEqual(await auditOrder(room.db), []);
    await room.db.rows({ name: '', text: breach, values: [] });
    const found = await auditOrder(room.db);
    await room.db.rows({ name: '', text: undo, values: [] });
    assert.ok(
      found.some((finding) => finding.rule === rule && finding.ids.length === 1),
      JSON.stringify(found),
    );
  });
}
