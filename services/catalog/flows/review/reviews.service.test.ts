import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

type Customer = { subject: Subject & { kind: 'customer' } };
const aCustomer = (): Customer => ({
  subject: { kind: 'customer', customerId: uuidv7(), sessionId: uuidv7() },
});
async function aProduct() {
  const draft = aDraft();
  await room.ask('importProducts', { products: [draft] }, staff);
  return { productId: draft.productId, variantId: variantIdOf(draft) };
}
/** Lets the room hear that a customer bought one of a variant. */
async function buy(customerId: string | null, variantId: string): Promise<string> {
  const orderId = uuidv7();
  const gross = { amountMinor: 295, currency: 'GBP' as const };
  const payload = {
    orderId,
    customerId,
    locale: 'en-gb' as const,
    total: gross,
    paidAt: new Date().toISOString(),
    lines: [{ variantId, quantity: 1, gross }],
  };
  const event = { name: 'order.paid' as const, key: orderId, version: 1, payload };
  await room.hear(event);
  await room.hear(event);
  return orderId;
}
const write = (as: Customer, productId: string, rating = 5, more: object = {}) =>
  room.ask(
    'writeReview',
    { productId, rating, title: 'Good', text: 'It does what it should.', locale: 'en-gb', ...more },
    as,
  );
const mine = async (as: Customer, productId: string) => {
  const review = await room.ask('getMyReview', { productId }, as);
  assert.ok('reviewId' in review);
  return review;
};
const moderate = (decision: 'approved' | 'refused', reviewIds: string[], reason?: string) =>
  room.ask('moderateReviews', { reviewIds, decision, ...(reason && { reason }) }, staff);
const shown = async (productId: string, more: object = {}) => {
  const page = await room.ask('listReviews', { productId, ...more });
  assert.ok('reviews' in page);
  return page;
};
/** A customer who bought and reviewed a product, and the id of the review. */
async function reviewed(product: { productId: string; variantId: string }, rating = 5) {
  const customer = aCustomer();
  await buy(customer.subject.customerId, product.variantId);
  assert.deepEqual(await write(customer, product.productId, rating), { state: 'waiting' });
  return { customer, reviewId: (await mine(customer, product.productId)).reviewId };
}
const refusalOf = (answer: object) => 'refusal' in answer && answer.refusal;

test('a customer finds their own reviews with products and states, newest first, and nobody else’s', async () => {
  const customer = aCustomer();
  const products = [await aProduct(), await aProduct(), await aProduct()];
  for (const { productId, variantId } of products) {
    await buy(customer.subject.customerId, variantId);
    await write(customer, productId);
  }
  await reviewed(await aProduct());
  const [first] = products;
  assert.ok(first);
  await moderate('refused', [(await mine(customer, first.productId)).reviewId], 'Not about the thing.');
  const list = async (more: object = {}) => {
    const page = await room.ask('listMyReviews', { locale: 'en-gb', ...more }, customer);
    assert.ok('reviews' in page);
    return page;
  };
  const page = await list({ limit: 2 });
  const rest = await list({ limit: 2, cursor: page.nextCursor ?? '' });
  assert.deepEqual(
    [...page.reviews, ...rest.reviews].map(({ productId, state, reason }) => [productId, state, reason]),
    products
      .map(({ productId }, index) =>
        index === 0 ? [productId, 'refused', 'Not about the thing.'] : [productId, 'waiting', null],
      )
      .toReversed(),
  );
  assert.deepEqual([page.reviews.length, rest.nextCursor], [2, null]);
  const other = await room.ask('listMyReviews', { locale: 'en-gb' }, aCustomer());
  assert.deepEqual(other, { reviews: [], nextCursor: null });
  const wrong = await room.ask('listMyReviews', { locale: 'en-gb', cursor: 'x' }, customer);
  assert.equal(refusalOf(wrong), 'invalid-input');
});

test('only who bought it writes one review, which waits, and is shown when it is approved', async () => {
  const product = await aProduct();
  const stranger = aCustomer();
  assert.equal(refusalOf(await write(stranger, product.productId)), 'not-allowed');
  assert.equal(refusalOf(await write(stranger, uuidv7())), 'product-not-found');
  const orderId = await buy(stranger.subject.customerId, product.variantId);
  await buy(null, product.variantId);
  const total = { amountMinor: 295, currency: 'GBP' as const };
  const payload = { orderId, wasPaid: true, total, paidAt: null };
  await room.hear({ name: 'order.cancelled', key: orderId, version: 2, payload });
  assert.equal(refusalOf(await write(stranger, product.productId)), 'not-allowed');

  const { customer, reviewId } = await reviewed(product, 4);
  assert.deepEqual(await shown(product.productId), {
    rating: { count: 0, mean: null, histogram: [0, 0, 0, 0, 0] },
    reviews: [],
    nextCursor: null,
  });
  assert.deepEqual(await moderate('approved', [reviewId, uuidv7()]), { changed: 1 });
  assert.deepEqual(await moderate('approved', [reviewId]), { changed: 0 });
  const page = await shown(product.productId);
  assert.deepEqual(page.rating, { count: 1, mean: 4, histogram: [0, 0, 0, 1, 0] });
  assert.deepEqual(
    page.reviews.map(({ rating, title, text, locale }) => [rating, title, text, locale]),
    [[4, 'Good', 'It does what it should.', 'en-gb']],
  );
  assert.ok(!JSON.stringify(page).includes(customer.subject.customerId));
});

test('a review that is changed waits again and leaves the rating; the same words change nothing', async () => {
  const product = await aProduct();
  const { customer, reviewId } = await reviewed(product);
  await moderate('approved', [reviewId]);
  assert.deepEqual(await write(customer, product.productId), { state: 'approved' });
  assert.equal((await shown(product.productId)).rating.count, 1);
  assert.deepEqual(await write(customer, product.productId, 1), { state: 'waiting' });
  assert.deepEqual((await shown(product.productId)).rating.histogram, [0, 0, 0, 0, 0]);
  assert.equal((await mine(customer, product.productId)).reviewId, reviewId);
  await moderate('approved', [reviewId]);
  assert.deepEqual((await shown(product.productId)).rating.histogram, [1, 0, 0, 0, 0]);
});

test('a refusal says why, to its writer only, and takes out of the rating what was in it', async () => {
  const product = await aProduct();
  const { customer, reviewId } = await reviewed(product);
  await moderate('approved', [reviewId]);
  assert.equal(refusalOf(await moderate('refused', [reviewId])), 'value-invalid');
  assert.deepEqual(await moderate('refused', [reviewId], 'Names a person.'), { changed: 1 });
  const { state, reason } = await mine(customer, product.productId);
  assert.deepEqual([state, reason], ['refused', 'Names a person.']);
  const { rating, reviews } = await shown(product.productId);
  assert.deepEqual([rating.count, reviews], [0, []]);
  const other = await room.ask('getMyReview', { productId: product.productId }, aCustomer());
  assert.equal(refusalOf(other), 'not-found');
});

test('reports are counted once for each customer, and seen by staff', async () => {
  const product = await aProduct();
  const { reviewId } = await reviewed(product);
  const reporter = aCustomer();
  const report = (as: Customer) => room.ask('reportReview', { reviewId, reason: 'spam' }, as);
  assert.equal(refusalOf(await report(reporter)), 'not-found');
  await moderate('approved', [reviewId]);
  for (const as of [reporter, reporter, aCustomer()]) assert.deepEqual(await report(as), {});
  const listed = await room.ask('listReviewsForStaff', { state: 'approved', limit: 100 }, staff);
  assert.ok('reviews' in listed);
  assert.equal(listed.reviews.find((review) => review.reviewId === reviewId)?.reports, 2);
  const first = await room.ask(
    'listReviewsForStaff',
    { state: 'approved', limit: 1, withCount: true },
    staff,
  );
  assert.deepEqual('reviews' in first && [first.reviews.length, first.count], [1, listed.reviews.length]);
  assert.equal(
    refusalOf(await room.ask('listReviewsForStaff', { state: 'waiting' }, reporter)),
    'not-allowed',
  );
});

test('reviews are paged and sorted, each once, in one statement', async () => {
  const product = await aProduct();
  const ids: string[] = [];
  for (const rating of [3, 5, 1, 5]) ids.push((await reviewed(product, rating)).reviewId);
  await moderate('approved', ids);
  const ratings = { newest: [5, 1, 5, 3], highest: [5, 5, 3, 1], lowest: [1, 3, 5, 5] };
  for (const sort of ['newest', 'highest', 'lowest'] as const) {
    const seen: { reviewId: string; rating: number }[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      room.statements.length = 0;
      const page = await shown(product.productId, { sort, limit: 1, ...(cursor && { cursor }) });
      assert.deepEqual(room.statements, [`catalog.reviews.list-${sort}`]);
      seen.push(...page.reviews);
      cursor = page.nextCursor;
    }
    assert.deepEqual(
      seen.map(({ rating }) => rating),
      ratings[sort],
    );
    assert.equal(new Set(seen.map(({ reviewId }) => reviewId)).size, 4);
  }
  const wrong = await room.ask('listReviews', { productId: product.productId, cursor: 'x' });
  assert.equal(refusalOf(wrong), 'invalid-input');
});

test('whatever twenty moderators and writers do at once, the rating is that of what is approved', async () => {
  const product = await aProduct();
  const all: Awaited<ReturnType<typeof reviewed>>[] = [];
  for (const rating of [1, 2, 3, 4, 5]) all.push(await reviewed(product, rating));
  const ids = all.map(({ reviewId }) => reviewId);
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const { customer } = all[index % 5] ?? { customer: aCustomer() };
      if (index % 3 === 0)
        return write(customer, product.productId, 1 + (index % 5), { title: `No. ${index}` });
      return moderate(index % 3 === 1 ? 'approved' : 'refused', index % 2 ? ids : ids.toReversed(), 'why');
    }),
  );
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  await moderate('approved', ids);
  assert.equal((await shown(product.productId)).rating.count, 5);
});

test('it is announced when other reviews of a product are shown than before, and only then', async () => {
  const product = await aProduct();
  const { slug } = (await room.db.row({
    name: '',
    text: 'select slug from products where product_id = $1',
    values: [product.productId],
  })) as { slug: string };
  const { customer, reviewId } = await reviewed(product);
  const told = async () =>
    (await room.announced()).filter(
      ({ name, key }) => name === 'reviews.changed' && key === product.productId,
    );
  await moderate('refused', [reviewId], 'Not about the thing.');
  assert.deepEqual(await told(), [], 'it was never shown');
  await moderate('approved', [reviewId]);
  await moderate('approved', [reviewId]);
  assert.equal((await told()).length, 1);
  await write(customer, product.productId, 3);
  await write(customer, product.productId, 3);
  const events = await told();
  assert.deepEqual(
    events.map(({ payload }) => payload),
    [1, 2].map(() => ({ productId: product.productId, slug })),
  );
  assert.ok((events[1]?.version ?? 0) > (events[0]?.version ?? 0));
});
