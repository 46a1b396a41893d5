import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, staff, variantIdOf } from '../../testing.ts';

const gateway: Asking = { subject: { kind: 'system', service: 'gateway', cause: 'test' } };

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const personOf = (customerId: string) => ({ person: { customerId, email: null, phone: null } });
const as = (customerId: string): Asking => ({
  subject: { kind: 'customer', customerId, sessionId: uuidv7() },
});
const erase = (customerId: string) => room.ask('erasePerson', personOf(customerId), gateway);
const told = async (customerId: string, cursor?: string) => {
  const page = await room.ask(
    'exportPerson',
    { ...personOf(customerId), ...(cursor === undefined ? {} : { cursor }) },
    gateway,
  );
  assert.ok('records' in page);
  return page;
};
/** Every row of the room that names a customer. */
async function rowsOf(customerId: string): Promise<unknown[]> {
  const tables = ['reviews', 'review_reports', 'purchases'];
  const found = await Promise.all(
    tables.map((table) =>
      room.db.rows({
        name: `test.rows-of-${table}`,
        text: `select '${table}' as name from ${table} where customer_id = $1`,
        values: [customerId],
      }),
    ),
  );
  return found.flat();
}

async function someProducts(count: number) {
  const drafts = Array.from({ length: count }, () => aDraft());
  await room.ask('importProducts', { products: drafts }, staff);
  return drafts.map((draft) => ({
    productId: draft.productId,
    slug: draft.slug,
    variantId: variantIdOf(draft),
  }));
}
type Product = Awaited<ReturnType<typeof someProducts>>[number];

async function buy(customerId: string, products: readonly Product[]): Promise<string> {
  const orderId = uuidv7();
  const gross = { amountMinor: 295, currency: 'GBP' as const };
  const lines = products.map(({ variantId }) => ({ variantId, quantity: 1, gross }));
  const paidAt = new Date().toISOString();
  const payload = { orderId, customerId, locale: 'en-gb' as const, total: gross, paidAt, lines };
  await room.hear({ name: 'order.paid', key: orderId, version: 1, payload });
  return orderId;
}
/** Writes a review of something bought; gives its id. */
async function review(customerId: string, { productId }: Product, rating: number): Promise<string> {
  const words = { title: 'Good', text: `Says ${customerId}.`, locale: 'en-gb' as const };
  await room.ask('writeReview', { productId, rating, ...words }, as(customerId));
  const own = await room.ask('getMyReview', { productId }, as(customerId));
  assert.ok('reviewId' in own);
  return own.reviewId;
}
const moderate = (reviewIds: string[], decision: 'approved' | 'refused' = 'approved') =>
  room.ask('moderateReviews', { reviewIds, decision, reason: 'so' }, staff);
async function histogram({ productId }: Product): Promise<number[]> {
  const page = await room.ask('listReviews', { productId });
  assert.ok('rating' in page);
  assert.equal(page.reviews.length, page.rating.count);
  return page.rating.histogram;
}

test('what a person wrote, reported and bought is told and forgotten; ratings are of what is left', async () => {
  const [lantern, mug] = await someProducts(2);
  assert.ok(lantern && mug);
  const [ada, bob] = [uuidv7(), uuidv7()];
  const orderId = await buy(ada, [lantern, mug]);
  await buy(bob, [lantern]);
  const [shown, waiting, other] = [
    await review(ada, lantern, 4),
    await review(ada, mug, 2),
    await review(bob, lantern, 5),
  ];
  await moderate([shown, other]);
  await room.ask('reportReview', { reviewId: other, reason: 'rude' }, as(ada));
  await room.ask('reportReview', { reviewId: shown, reason: 'rude' }, as(bob));
  assert.deepEqual(await histogram(lantern), [0, 0, 0, 1, 1]);

  room.statements.length = 0;
  const { records, nextCursor } = await told(ada);
  assert.deepEqual(room.statements, ['catalog.person.read']);
  assert.equal(nextCursor, null);
  const kinds = records.map(({ kind, data }) => [kind, data['product'], data['orderId'], data['state']]);
  const slugs = [lantern, mug].toSorted((one, two) => (one.productId < two.productId ? -1 : 1));
  assert.deepEqual(kinds, [
    ...slugs.map(({ slug }) => ['purchase', slug, orderId, undefined]),
    ['review-report', undefined, undefined, undefined],
    ...[
      ['review', lantern.slug, undefined, 'approved', shown],
      ['review', mug.slug, undefined, 'waiting', waiting],
    ]
      .toSorted((one, two) => ((one[4] ?? '') < (two[4] ?? '') ? -1 : 1))
      .map((row) => row.slice(0, 4)),
  ]);
  assert.ok(JSON.stringify(records).includes(`Says ${ada}.`));
  assert.ok(!JSON.stringify(records).includes(bob), 'nobody else is told of');

  for (let times = 0; times < 2; times += 1) {
    room.statements.length = 0;
    assert.deepEqual(await erase(ada), { state: 'done' });
    assert.deepEqual(room.statements, [
      'catalog.person.lock',
      'catalog.person.mark-erased',
      'catalog.ratings.lock-by-customer',
      'catalog.person.erase',
    ]);
  }
  assert.deepEqual([await rowsOf(ada), (await told(ada)).records], [[], []]);
  assert.deepEqual(await histogram(lantern), [0, 0, 0, 0, 1]);
  assert.deepEqual(await histogram(mug), [0, 0, 0, 0, 0]);
  assert.deepEqual(await rowsOf(bob), [{ name: 'reviews' }, { name: 'purchases' }]);
  const again = await room.ask('getMyReview', { productId: mug.productId }, as(ada));
  assert.ok('refusal' in again && again.refusal === 'not-found');
});

test('a purchase that is heard of after its customer was forgotten is not noted; others are', async () => {
  const products = await someProducts(1);
  const [ada, bob] = [uuidv7(), uuidv7()];
  assert.deepEqual(await erase(ada), { state: 'done' });
  await buy(ada, products);
  await buy(bob, products);
  assert.deepEqual([await rowsOf(ada), await rowsOf(bob)], [[], [{ name: 'purchases' }]]);
  const named = await room.db.rows({
    name: 'test.erased-by-name',
    text: `select 1 from erased_persons e where e::text like '%' || replace($1, '-', '') || '%'`,
    values: [ada],
  });
  assert.deepEqual(named, []);
});

test('purchases that are heard of while their customers are forgotten leave nothing', async () => {
  const products = await someProducts(2);
  const customers = Array.from({ length: 20 }, () => uuidv7());
  await Promise.all(customers.flatMap((customer) => [buy(customer, products), erase(customer)]));
  for (const customer of customers) assert.deepEqual(await rowsOf(customer), []);
});

test('much comes in pages, each thing once, and is forgotten in steps', async () => {
  const products = await someProducts(100);
  const customer = uuidv7();
  for (let times = 0; times < 3; times += 1) await buy(customer, products);
  await Promise.all(products.map((product) => review(customer, product, 3)));
  const seen: string[] = [];
  let pages = 0;
  for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
    const page = await told(customer, cursor);
    seen.push(...page.records.map(({ data }) => JSON.stringify(data)));
    cursor = page.nextCursor;
  }
  assert.deepEqual([seen.length, new Set(seen).size, pages], [400, 400, 3]);
  assert.deepEqual(await erase(customer), { state: 'more' });
  assert.deepEqual(await erase(customer), { state: 'done' });
  assert.deepEqual(await rowsOf(customer), []);
});

/** Twelve of sixteen persons are forgotten while four moderators approve and refuse what all of them wrote. */
async function forgetAmongModerators(products: readonly Product[]): Promise<void> {
  const customers = Array.from({ length: 16 }, () => uuidv7());
  const ids: string[] = [];
  for (const [index, customer] of customers.entries()) {
    await buy(customer, products);
    for (const product of products) ids.push(await review(customer, product, 1 + (index % 5)));
  }
  await moderate(ids.slice(0, 24));
  await Promise.all(
    customers.map((customer, index) =>
      index % 4 === 3
        ? moderate(index % 8 === 3 ? ids : ids.toReversed(), index % 8 === 3 ? 'approved' : 'refused')
        : erase(customer),
    ),
  );
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  await moderate(ids);
  const left = customers.filter((_, index) => index % 4 === 3);
  for (const [index, customer] of customers.entries()) {
    assert.equal((await rowsOf(customer)).length, index % 4 === 3 ? 6 : 0);
  }
  for (const product of products) {
    const sum = (await histogram(product)).reduce((total, stars) => total + stars, 0);
    assert.equal(sum, left.length);
  }
  for (const customer of left) await erase(customer);
}

test('whatever moderators do while persons are forgotten, the ratings are those of what is left', async () => {
  const products = await someProducts(3);
  for (let round = 0; round < 3; round += 1) await forgetAmongModerators(products);
});

test('nobody but the gateway asks for it', async () => {
  const customerId = uuidv7();
  for (const asking of [{}, as(customerId), staff]) {
    for (const call of ['exportPerson', 'erasePerson'] as const) {
      const answer = await room.ask(call, personOf(customerId), asking);
      assert.ok('refusal' in answer, call);
    }
  }
});
