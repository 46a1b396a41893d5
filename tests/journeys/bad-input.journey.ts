// topologies: one-process, each-alone
// shop: shared
// long: every route, many inputs
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PublicRoute } from '../bad-input/bad-input-routes.ts';
import { runOnAllRoutes } from '../bad-input/run-on-all-routes.ts';
import { seedOfRun } from '../chaos/seed-of-run.ts';
import { startTestShop, topologyOfRun, type TestShop } from '../support/start-test-shop.ts';

/**
 * Others with each commit. Where services are apart fewer do: the door is the same.
 * `SOUK_BAD_INPUT_CASES=20000 node --test tests/journeys/bad-input.journey.ts` sends more; another SOUK_SEED, others.
 */
const countPerRoute = Number(
  process.env['SOUK_BAD_INPUT_CASES'] ?? (topologyOfRun() === 'one-process' ? 100 : 25),
);
const seed = seedOfRun();

let shop: TestShop;

before(async () => {
  shop = await startTestShop();
});

after(async () => {
  await shop?.stop();
});

async function signIn(email: string, password: string): Promise<string> {
  const reply = await shop.api.user.signIn({ email, password });
  assert.ok(reply.isOk, JSON.stringify(reply));
  return reply.answer.sessionToken;
}

async function startCart(): Promise<string> {
  const reply = await shop.api.order.createCart({ locale: 'en-gb' });
  assert.ok(reply.isOk, JSON.stringify(reply));
  return reply.answer.cartToken;
}

test('every public route answers bad input with a 4xx that names the field, in time, and tells nothing of its inside', async (t) => {
  const staff = await signIn('owner@souk.example', 'souk-owner-demo');
  const customer = await signIn('shopper@souk.example', 'souk-shopper-demo');
  const cart = await startCart();
  const headersOf = ({ contract }: PublicRoute): Record<string, string> => {
    const takesCart = contract.http?.takes?.some(({ field }) => field === 'cartToken') ?? false;
    const ownCart = takesCart ? { 'souk-cart': cart } : undefined;
    if (contract.access.includes('anonymous')) return { ...ownCart };
    return { ...ownCart, 'souk-session': contract.access.includes('customer') ? customer : staff };
  };
  const complaints = await runOnAllRoutes({
    baseUrl: shop.url,
    seed,
    countPerRoute,
    headersOf,
    onRoute: (line) => t.diagnostic(line),
  });
  assert.deepEqual(complaints, [], `seed ${seed}`);
});

test('the shop is sound after all that bad input', async () => {
  assert.deepEqual(await shop.audit(), []);
  const reply = await shop.api.insight.searchProducts({ query: 'mug', locale: 'en-gb' });
  assert.ok(reply.isOk, JSON.stringify(reply));
  assert.ok(reply.answer.total > 0);
});
