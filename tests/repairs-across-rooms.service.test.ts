import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BreachValue } from '#contracts/insight/breach.ts';
import { act } from './stories/act.ts';
import { openAuditor, type Auditor } from './stories/open-auditor.ts';
import { openBook } from './stories/open-book.ts';
import { openStoryShop, staff, type StoryShop } from './stories/open-story-shop.ts';

let shop: StoryShop;
let auditor: Auditor;
before(async () => {
  shop = await openStoryShop();
  auditor = await openAuditor(shop);
  await auditor.recount();
});
after(async () => {
  await auditor.close();
  await shop.close();
});

/** A minute goes by, as the auditor counts it. */
async function aMinuteLater(): Promise<BreachValue[]> {
  await auditor.recount();
  await auditor.sql(`update breaches set since = since - interval '61 s'`);
  return auditor.audit();
}

/** Repairs each of what is of this kind and has a repair; gives what was said of each, by its rule. */
async function repaired(breach: string): Promise<Record<string, string | null>> {
  const found = (await aMinuteLater()).filter((each) => each.breach === breach);
  const told: Record<string, string | null> = {};
  for (const { room, rule, id, repair } of found) {
    const answer =
      repair === null ? null : await auditor.insight.ask('repairBreach', { room, rule, id }, staff);
    if (answer === null) told[rule] = null;
    // Repairing one may have mended another.
    else if ('refusal' in answer && answer.refusal === 'not-found') continue;
    else if ('refusal' in answer) told[rule] = `${answer.refusal}: ${answer.detail}`;
    else told[rule] = `${answer.isMended ? 'mended' : 'still broken'}: ${answer.after}`;
  }
  return told;
}
const noneLeft = async (breach: string) =>
  assert.deepEqual(
    (await auditor.recount()).filter((each) => each.breach === breach),
    [],
  );

test('a coupon that counts other uses than its orders is set to them, and one whose order is wrong is left to a person', async () => {
  const book = await openBook(shop);
  await act(shop, book, { does: 'buy', which: 4, some: 2 });
  const [order] = book.orders;
  assert.ok(order?.isPaid);
  const counted = () =>
    shop.sql<{ redeemed: number; buyers: number }>(
      'order',
      `select k.redeemed, sum(b.redeemed)::int as buyers from coupons k join coupon_buyers b using (code)
       where code = $1 group by k.redeemed`,
      book.coupon,
    );
  assert.deepEqual(await counted(), [{ redeemed: 1, buyers: 1 }]);
  await shop.sql('order', 'update coupons set redeemed = 0 where code = $1', book.coupon);
  await shop.sql('order', 'update coupon_buyers set redeemed = 7 where code = $1', book.coupon);
  await shop.sql(
    'order',
    `insert into coupon_buyers (code, buyer, redeemed) values ($1, 'nobody', 2)`,
    book.coupon,
  );
  assert.deepEqual(Object.values(await repaired('coupon-uses')), ['mended: 1 uses of 1 buyers']);
  assert.deepEqual(await counted(), [{ redeemed: 1, buyers: 1 }]);
  await noneLeft('coupon-uses');
  const uses = (code: string | null) =>
    shop.sql('order', 'update orders set coupon_code = $2 where order_id = $1', order.orderId, code);
  await uses(null);
  assert.deepEqual(await repaired('coupon-uses'), { 'an order uses its coupon until it is cancelled': null });
  await uses(book.coupon);
  await noneLeft('coupon-uses');
});

test('more live uses than a coupon allows are not counted away', async () => {
  const book = await openBook(shop);
  await act(shop, book, { does: 'buy', which: 4, some: 2 });
  await act(shop, book, { does: 'buy', which: 4, some: 3 });
  const limit = (most: number | null) =>
    shop.sql(
      'order',
      'update coupons set redemptions_most = $2, redeemed = least(redeemed, $2) where code = $1',
      book.coupon,
      most,
    );
  await shop.sql(
    'order',
    `with another as (select order_id from orders where order_id not in (select order_id from coupon_redemptions) limit 1)
     insert into coupon_redemptions (order_id, code, buyers) select order_id, $1, '{}' from another`,
    book.coupon,
  );
  await limit(1);
  const told = await repaired('coupon-uses');
  assert.match(
    told['a coupon counts the orders that use it'] ?? '',
    /^value-invalid: More orders use it than it allows/,
  );
  assert.equal(told['a coupon is used no more often than it may be'], null, 'a person must decide');
  await shop.sql('order', `delete from coupon_redemptions where code = $1 and buyers = '{}'`, book.coupon);
  await noneLeft('coupon-uses');
});

test('a product whose rating is wrong or that was not announced is counted and told again, as news', async () => {
  const variantId = await shop.stock(1250, 3);
  const [product] = await shop.sql<{ productId: string; version: number }>(
    'catalog',
    'select product_id as "productId", version from products join variants using (product_id) where variant_id = $1',
    variantId,
  );
  assert.ok(product);
  await shop.sql(
    'catalog',
    `insert into product_ratings (product_id, stars) values ($1, '{0,0,1,0,0}')`,
    product.productId,
  );
  await shop.sql(
    'catalog',
    'update products set announced_version = version - 1 where product_id = $1',
    product.productId,
  );
  const told = await repaired('products');
  assert.deepEqual(Object.values(told), [`mended: told of as version ${product.version + 1}`]);
  await noneLeft('products');
  const [news] = await shop.sql<{ version: number; title: string }>(
    'catalog',
    `select version, payload -> 'product' -> 'title' ->> 'en' as title from event_log
     where key = $1 and name = 'product.changed' order by sequence desc limit 1`,
    product.productId,
  );
  assert.ok(news && news.version > product.version, 'who listens takes it as news');
  assert.equal(news.title, 'Cup', 'all of it is told');
});

test('a payment that nobody heard of is asked for at once, however late its turn is', async () => {
  const book = await openBook(shop);
  shop.pay.losses.push('after', 'before', 'before');
  await act(shop, book, { does: 'buy', which: 4, some: 1 });
  const [order] = book.orders;
  assert.ok(order && !order.isPaid);
  shop.pay.losses.length = 0;
  const [attempt] = await shop.sql<{ attemptId: string; state: string }>(
    'payment',
    `update attempt set sent_at = now() - interval '3 minutes', look_at = now() + interval '1 hour'
     where order_id = $1 returning attempt_id as "attemptId", state`,
    order.orderId,
  );
  assert.equal(attempt?.state, 'unknown');
  assert.deepEqual(await repaired('payment-late'), { 'an outcome becomes known': 'mended: captured' });
  await noneLeft('payment-late');
});
