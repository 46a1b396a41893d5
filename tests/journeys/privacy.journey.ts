// topologies: each-alone
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client as DatabaseClient } from 'pg';
import type { Client } from '../../apps/client/client.ts';
import { demoAccounts } from '../../cli/local/seed/demo-accounts.ts';
import { connectToDatabase } from '../support/connect-to-database.ts';
import { addresses, answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

const email = 'zelda.plantedname@example.org';
const password = 'a passphrase of zelda';
const name = 'Zelda Plantedname';
const planted = 'plantedname|07700900314|447700900314';

let shop: TestShop;
let database: DatabaseClient;

before(async () => {
  shop = await startTestShop();
  database = await connectToDatabase(shop.folder);
});
after(async () => {
  await database.end();
  await shop.stop();
});

/** Every table of every database and schema that holds the planted words in any column. */
async function tablesWithPerson(): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  assert.ok(rows.length > 60, `${rows.length} tables`);
  const found: string[] = [];
  for (const { name: table } of rows) {
    const hit = await database.query(`select 1 from ${table} as t where t::text ~* $1 limit 1`, [planted]);
    if (hit.rows.length > 0) found.push(table);
  }
  return found;
}

/** Every table of the catalog that names an account. */
async function catalogTablesNaming(customerId: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'catalog' and column_name = 'customer_id'
     order by table_name`,
  );
  assert.equal(rows.length, 3);
  const found: string[] = [];
  for (const { name: table } of rows) {
    const hit = await database.query(`select 1 from catalog.${table} where customer_id = $1`, [customerId]);
    if (hit.rows.length > 0) found.push(table);
  }
  return found;
}

async function codeMailedTo(address: string): Promise<string> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 200) {
    const response = await fetch(`${shop.mailboxUrl}/messages?to=${encodeURIComponent(address)}`);
    const code = /\b\d{6}\b/.exec(await response.text())?.[0];
    if (code) return code;
    await delay(200);
  }
  throw new Error('no code came');
}

async function until<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 500) {
    const value = await look();
    if (value !== undefined) return value;
    await delay(500);
  }
  throw new Error(`${what} did not come`);
}

/** Reviews what was bought, which staff approve, and reports it; gives who did and what they wrote. */
async function reviewAndReport(zelda: Client, staff: Client, productId: string) {
  const text = `Bought for ${name}.`;
  const review = { productId, title: 'A gift', text, rating: 4, locale: 'en-gb' } as const;
  await until('the right to review what was bought', async () =>
    (await zelda.catalog.writeReview(review)).isOk ? true : undefined,
  );
  const { reviewId } = answerOf(await zelda.catalog.getMyReview({ productId }));
  answerOf(await staff.catalog.moderateReviews({ reviewIds: [reviewId], decision: 'approved' }));
  answerOf(await zelda.catalog.reportReview({ reviewId, reason: `By ${name} herself.` }));
  const { accountId: customerId } = answerOf(await zelda.user.getProfile({}));
  assert.deepEqual(await catalogTablesNaming(customerId), ['purchases', 'review_reports', 'reviews']);
  return { customerId, text };
}

async function ratingsOf(productId: string): Promise<number[]> {
  return answerOf(await shop.api.catalog.listReviews({ productId })).rating.histogram;
}

/** Kills every process that works on cases as `kill -9` does; the supervisor starts them again. */
async function killTheShop(): Promise<void> {
  const outside = ['postgres', 'mailbox', 'payment-provider'];
  for (const [processName, pid] of Object.entries(await shop.processes())) {
    if (!outside.includes(processName)) process.kill(pid, 'SIGKILL');
  }
}

test('privacy: a person gets all their data from every room, is forgotten, and is found nowhere', async () => {
  const owner = demoAccounts.find(({ roles }) => roles.some((role) => role === 'owner'));
  assert.ok(owner);
  const asOwner = answerOf(await shop.api.user.signIn({ email: owner.email, password: owner.password }));
  const staff = shop.clientWith({ 'souk-session': asOwner.sessionToken });
  answerOf(await staff.gateway.changeSetting({ key: 'order.erasureWaitDays', value: 0, version: 0 }));

  answerOf(await shop.api.user.signUp({ email, password, name, locale: 'en-gb' }));
  const code = await codeMailedTo(email);
  const { sessionToken } = answerOf(await shop.api.user.verifyEmail({ email, code }));
  const zelda = shop.clientWith({ 'souk-session': sessionToken });
  const address = { ...addresses['en-gb'], name, phone: '+447700900314' };
  answerOf(await zelda.user.addAddress({ address }));
  const { product, variant } = await findVariant(zelda, 'lantern');
  answerOf(await zelda.user.addToWishlist({ variantId: variant.variantId }));
  const cart = await readyCart(zelda, variant.variantId, { email });
  const { cartToken } = cart;
  const detailed = answerOf(await zelda.order.setCartDetails({ cartToken, shippingAddress: address }));
  const order = answerOf(await checkOut(zelda, detailed));
  const { customerId, text } = await reviewAndReport(zelda, staff, product.productId);
  assert.deepEqual(await ratingsOf(product.productId), [0, 0, 0, 1, 0]);
  const asGuest = await readyCart(shop.api, variant.variantId, { email });
  const guestOrder = answerOf(await checkOut(shop.api, asGuest));
  assert.ok((await tablesWithPerson()).length >= 3);

  const { caseId } = answerOf(await zelda.user.startExport({}));
  const file = await until('the export', async () => {
    const got = answerOf(await zelda.user.downloadExport({ caseId }));
    return got.case.state === 'done' ? got : undefined;
  });
  const rooms = new Set(file.parts.map(({ room }) => room));
  assert.ok(
    ['payment', 'order', 'catalog', 'user'].every((room) => rooms.has(room)),
    [...rooms].join(' '),
  );
  const words = JSON.stringify(file.parts);
  for (const word of [email, name, text, order.orderNumber, guestOrder.orderNumber, '+447700900314']) {
    assert.ok(words.includes(word), word);
  }
  const stranger = await staff.user.downloadExport({ caseId });
  assert.ok(!stranger.isOk && stranger.problem.code === 'not-allowed');

  const refused = await zelda.user.startErasure({ password: 'not hers at all' });
  assert.ok(!refused.isOk && refused.problem.code === 'wrong-credentials');
  answerOf(await zelda.user.startErasure({ password }));
  await killTheShop();
  await until('the end of the erasure', async () => {
    const listed = await staff.user.listPrivacyCasesForStaff({}).catch(() => undefined);
    const cases = listed?.isOk ? listed.answer.cases : [];
    return cases.find((each) => each.kind === 'erase')?.state === 'done' ? true : undefined;
  });
  const gone = await zelda.user.getProfile({});
  assert.ok(!gone.isOk && gone.problem.code === 'session-expired');
  const again = await shop.api.user.signIn({ email, password });
  assert.ok(!again.isOk && again.problem.code === 'wrong-credentials');
  const found = await staff.user.findCustomer({ email });
  assert.ok(!found.isOk && found.problem.code === 'not-found');
  // The last mail is erased when it is sent.
  await until('an empty search', async () => ((await tablesWithPerson()).length === 0 ? true : undefined));
  assert.deepEqual(await catalogTablesNaming(customerId), []);
  assert.deepEqual(await ratingsOf(product.productId), [0, 0, 0, 0, 0]);
  const kept = answerOf(await staff.order.getOrder({ orderId: order.orderId }));
  assert.deepEqual([kept.totals, kept.email, kept.shippingAddress], [order.totals, null, null]);
  const guests = answerOf(await staff.order.getOrder({ orderId: guestOrder.orderId }));
  assert.deepEqual([guests.totals, guests.email], [guestOrder.totals, null]);
  assert.doesNotMatch(shop.output(), new RegExp(planted, 'i'));
  assert.deepEqual(await shop.audit(), []);
});
