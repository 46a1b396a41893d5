// topologies: one-process, each-alone, replicated
// shop: shared
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { until } from '#runtime/testing/until.ts';
import type { Client } from '../../apps/client/client.ts';
import { answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

const locale = 'en-gb';
const header = 'souk-consistency';

let shop: TestShop;
let session: string;
before(async () => {
  shop = await startTestShop();
  session = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  ).sessionToken;
});
after(() => shop.stop());

test('consistency: who changes a price finds it at once, by search and on the page of the product', async () => {
  const owner = shop.clientWith({ 'souk-session': session });
  const { product, variant } = await findVariant(shop.api, 'lantern');
  const { variantId } = variant;
  for (let amountMinor = 1; amountMinor <= 12; amountMinor += 1) {
    const price = { amountMinor, currency: 'GBP' } as const;
    answerOf(await owner.catalog.setPrice({ variantId, market: 'gb', price }));
    const cardPrice = async () => {
      const found = answerOf(await owner.insight.searchProducts({ query: product.title, locale, limit: 50 }));
      return found.products.find(({ slug }) => slug === product.slug)?.priceFrom;
    };
    await tells<unknown>(cardPrice, price, 'by search');
    const page = answerOf(await owner.catalog.getProduct({ slug: product.slug, locale }));
    assert.deepEqual(page.variants.find((each) => each.variantId === variantId)?.price, price, 'on its page');
  }
});

/** The longest that a read waits for what its token names. */
const longestWaitMs = 200;

/** Asserts that a read tells of one's own change: at once, unless it waited for as long as it may and was answered without. */
async function tells<Told>(
  read: () => Promise<Told>,
  wanted: Told,
  what = 'one’s own change',
): Promise<void> {
  const askedAt = performance.now();
  const told = await read();
  if (performance.now() - askedAt < longestWaitMs) assert.deepEqual(told, wanted, what);
  else await until(async () => isDeepStrictEqual(await read(), wanted), 20_000, what);
}

/** The page of a product as a stranger gets it on a connection of their own, from whichever gateway takes that. */
async function pageOf(slug: string): Promise<string> {
  const request = get(`${shop.url}/${locale}/products/${slug}`, { agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return text(response);
}

test('consistency: a changed price is on the page that every gateway keeps for strangers', async () => {
  const owner = shop.clientWith({ 'souk-session': session });
  const { product, variant } = await findVariant(shop.api, 'lantern');
  const strangers = () => Promise.all(Array.from({ length: 8 }, () => pageOf(product.slug)));
  for (const amountMinor of [777_31, 777_32]) {
    await strangers();
    const price = { amountMinor, currency: 'GBP' } as const;
    answerOf(await owner.catalog.setPrice({ variantId: variant.variantId, market: 'gb', price }));
    const shows = (page: string) => page.includes(`£${(amountMinor / 100).toFixed(2)}`);
    await until(async () => (await strangers()).every(shows), 20_000, 'the new price on every page');
  }
});

test('consistency: the token of an order shows the order in the report, whoever brings it', async () => {
  const { variant } = await findVariant(shop.api, 'mug');
  const placedUpTo = async (token?: string) => {
    const headers = { 'souk-session': session, ...(token === undefined ? {} : { [header]: token }) };
    const staff: Client = shop.clientWith(headers);
    const { days } = answerOf(await staff.insight.getSales({ days: 2 }));
    return days.reduce((sum, { placed }) => sum + placed, 0);
  };
  const before = await placedUpTo();
  for (let count = 1; count <= 5; count += 1) {
    const reply = await checkOut(shop.api, await readyCart(shop.api, variant.variantId));
    assert.ok(reply.isOk);
    const token = reply.headers.get(header);
    assert.ok(token);
    await tells(() => placedUpTo(token), before + count);
  }
  assert.deepEqual(await shop.audit(), []);
});

test('consistency: a made-up token is refused by the name of its header', async () => {
  const reply = await shop.clientWith({ [header]: 'made-up' }).insight.searchProducts({ locale });
  assert.equal(reply.isOk, false);
  assert.deepEqual(
    [reply.problem.status, reply.problem.code, reply.problem.path],
    [400, 'invalid-input', `/headers/${header}`],
  );
});
