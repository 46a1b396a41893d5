// topologies: one-process, each-alone
// shop: shared
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { request } from 'undici';
import { createClient } from '../../apps/client/client.ts';
import { demoAccounts } from '../../cli/local/seed/demo-accounts.ts';
import { badInputRoutes, type PublicRoute } from '../bad-input/bad-input-routes.ts';
import { accessTable, askers, type Asker } from '../access/access-table.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

let shop: TestShop;
const headersOf = new Map<Asker, Record<string, string>>();
const id = '01890000-0000-7000-8000-00000000abcd';

before(async () => {
  shop = await startTestShop();
  for (const account of demoAccounts) {
    const session = await signIn(account.email, account.password);
    const asker = (account.roles[0] ?? 'customer') as Asker;
    headersOf.set(asker, { 'souk-session': session });
  }
  const owner = createClient({ baseUrl: shop.url, headers: headersOf.get('owner') ?? {} });
  const made = await owner.user.createApiKey({ name: 'reads orders', permissions: ['orders.read'] });
  assert.ok(made.isOk);
  headersOf.set('key', { authorization: `Bearer ${made.answer.secret}` });
  headersOf.set('anonymous', {});
  const session = headersOf.get('owner')?.['souk-session'] ?? '';
  headersOf.set('tampered', { 'souk-session': `${session.startsWith('x') ? 'y' : 'x'}${session.slice(1)}` });
  const ended = await signIn('manager@souk.example', 'souk-manager-demo');
  await createClient({ baseUrl: shop.url, headers: { 'souk-session': ended } }).user.signOut({});
  headersOf.set('expired', { 'souk-session': ended });
});
after(() => shop.stop());

async function signIn(email: string, password: string): Promise<string> {
  const reply = await shop.api.user.signIn({ email, password });
  assert.ok(reply.isOk, email);
  return reply.answer.sessionToken;
}

/** Asks with an input that the contract refuses, so that nobody's request has an effect: access is judged before it. */
async function statusFor(route: PublicRoute, asker: Asker): Promise<{ status: number; code: string }> {
  const path = route.path.replace(/\{[A-Za-z]+\}/g, id);
  const isQuery = !route.hasBody;
  const response = await request(`${shop.url}${path}${isQuery ? '?notAField=1' : ''}`, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...headersOf.get(asker) },
    ...(isQuery ? {} : { body: '{"notAField":1}' }),
  });
  const body = (await response.body.json().catch(() => ({}))) as { code?: string };
  return { status: response.statusCode, code: body.code ?? '' };
}

for (const asker of askers) {
  test(`access: ${asker} gets the verdict of the table on every route`, async () => {
    for (const route of badInputRoutes()) {
      const { name } = route;
      const { status, code } = await statusFor(route, asker);
      const isAllowed = accessTable[name]?.includes(asker) ?? false;
      const what = `${asker} on ${name}: ${status} ${code}`;
      if (route.isRaw && !route.isFile && asker !== 'expired' && asker !== 'tampered')
        assert.equal(code, 'not-found', what);
      else if (isAllowed) assert.equal(code, route.isFile ? 'picture-type' : 'invalid-input', what);
      else if (asker === 'anonymous') assert.equal(code, 'sign-in-required', what);
      else if (asker === 'expired' || asker === 'tampered') assert.equal(code, 'session-expired', what);
      else assert.equal(code, 'not-allowed', what);
    }
  });
}

test('access: nobody outside can act as the system or as another service', async () => {
  const forged = {
    'souk-subject': 'system gateway test',
    'souk-caller': 'gateway',
    'souk-caller-proof': 'x',
  };
  const response = await request(`${shop.url}/api/v1/staff/orders`, { headers: forged });
  assert.equal(response.statusCode, 401);
  await response.body.dump();
  const inside = await request(`${shop.url}/internal/user/resolveSession`, {
    method: 'POST',
    headers: forged,
    body: '{}',
  });
  assert.equal(inside.statusCode, 404);
  await inside.body.dump();
});

test('access: the order of another customer is not found, whoever else asks for it', async () => {
  for (const asker of ['anonymous', 'customer', 'analyst'] as const) {
    const client = shop.clientWith(headersOf.get(asker) ?? {});
    const reply = await client.order.getOrder({ orderId: id });
    assert.ok(!reply.isOk && reply.problem.code === 'order-not-found', asker);
  }
});
