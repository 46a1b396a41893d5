import assert from 'node:assert/strict';
import { isRefusal } from '#contracts/refusals.ts';
import { catalogService } from '../../services/catalog/service.ts';
import { orderService } from '../../services/order/service.ts';
import { paymentService } from '../../services/payment/service.ts';
import { staff, type StoryShop } from './open-story-shop.ts';
import { couponUses } from './open-book.ts';
import { worthOf, type BookedOrder, type StoryBook } from './story-book.ts';

/** More than any story needs; what is never done is found by the checks. */
const stepsMost = 400;

/** Everything that is under way arrives, the latest first, and time goes by; at last all of it is told once more. */
export async function settleStory(shop: StoryShop): Promise<void> {
  shop.pay.losses.length = 0;
  for (let which = shop.pay.webhooks.length - 1; which >= 0; which -= 1) await shop.hearProvider(which);
  for (let look = 0; look < 3; look += 1) {
    await shop.pass(120);
    let isMore = true;
    for (let step = 0; isMore && step < stepsMost; step += 1) {
      isMore = (await shop.bring(0)) || (await shop.work(0));
    }
  }
  for (let which = 0; which < shop.pay.webhooks.length; which += 1) await shop.hearProvider(which);
  shop.pay.webhooks.length = 0;
}

/** That orders, money, books, documents and goods are what the answers of a story promised. */
export async function checkStory(shop: StoryShop, book: StoryBook): Promise<void> {
  const live: BookedOrder[] = [];
  const cancelled = new Set<BookedOrder | null>();
  for (const order of book.orders) {
    const isCancelled = (await checkOrder(shop, order, cancelled.has(order.addsTo))) === 'cancelled';
    if (isCancelled) cancelled.add(order);
    else live.push(order);
  }
  const uses = live.filter(({ usesCoupon }) => usesCoupon).length;
  assert.ok(uses <= couponUses, `${uses} orders use a coupon for ${couponUses}`);
  const redeemed = 'select redeemed from coupons where code = $1';
  assert.deepEqual(
    await shop.sql('order', redeemed, book.coupon),
    [{ redeemed: uses }],
    'uses of the coupon',
  );
  for (const [variantId, { received, scrapped }] of book.variants) {
    const sold = live
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => sum + (line.variantId === variantId ? line.kept : 0), 0);
    const stock = await shop.catalog.ask('getStock', { variantId }, staff);
    if (isRefusal(stock)) throw new Error(stock.detail);
    assert.equal(stock.free, received - scrapped - sold, 'free is what was received, less what orders keep');
  }
}

/** That no room finds a fault in what all stories so far have left. */
export async function auditStories(shop: StoryShop): Promise<void> {
  assert.deepEqual(await orderService.audit(shop.order.db), [], 'the orders');
  assert.deepEqual(await paymentService.audit(shop.payment.db), [], 'the money');
  assert.deepEqual(await catalogService.audit(shop.catalog.db), [], 'the goods');
}

/** `isBaseCancelled`: what it was added to is cancelled, which takes it along unless something of it was sent. */
async function checkOrder(shop: StoryShop, order: BookedOrder, isBaseCancelled: boolean): Promise<string> {
  const { orderId, orderNumber, isAtDoor } = order;
  const found = await shop.order.ask('getOrder', { orderId }, staff);
  if (isRefusal(found)) throw new Error(found.detail);
  const { state } = found;
  const isLeft = isBaseCancelled && order.lines.every(({ shipped }) => shipped === 0);
  if (order.isCancelled || isLeft) assert.equal(state, 'cancelled', `${orderNumber} was cancelled`);
  else if (order.isPaid) assert.equal(state, 'paid', `${orderNumber} was paid`);
  else if (state === 'cancelled') assert.ok(order.isLapsed, `${orderNumber} was cancelled without a reason`);
  const worthMinor = state === 'paid' ? worthOf(order) : 0;
  assert.equal(shop.pay.kept(orderNumber), isAtDoor ? 0 : worthMinor, `the provider keeps of ${orderNumber}`);
  if (state === 'paid') {
    const keptMinor = found.totals.total.amountMinor - found.payment.refunded.amountMinor;
    assert.equal(keptMinor, worthMinor, `${orderNumber} is worth`);
  }
  const listed = await shop.order.ask('listDocuments', { orderId }, staff);
  if (isRefusal(listed)) throw new Error(listed.detail);
  const documentedMinor = listed.documents.reduce(
    (sum, { kind, total }) => sum + (kind === 'invoice' ? total.amountMinor : -total.amountMinor),
    0,
  );
  assert.equal(documentedMinor, worthMinor, `the documents of ${orderNumber}`);
  const open = `select coalesce(sum(e.amount_minor), 0)::bigint as open from ledger_entry e join ledger_transaction t using (transaction_id)
    left join attempt a on a.attempt_id = t.attempt_id where e.account = 'receivable' and coalesce(t.order_id, a.order_id) = $1`;
  assert.deepEqual(
    await shop.sql('payment', open, orderId),
    [{ open: 0 }],
    `the receivable of ${orderNumber}`,
  );
  return state;
}
