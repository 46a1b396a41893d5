import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { request, type Dispatcher } from 'undici';
import type { BenchWork, CheckoutWork } from './bench-work.ts';
import { BusyAnswer, isBusy } from './busy-answer.ts';
import { reserver } from './reserver.ts';
import { openTakeFloor } from './store/take-floor.ts';

/** One turn of a client, and what is to be done after all of them. */
export type Turn = ((chance: () => number) => Promise<unknown>) & { tidy?: () => Promise<void> };

const json = { 'content-type': 'application/json' };
const address = {
  name: 'Ada Bench',
  country: 'GB',
  city: 'Leeds',
  postalCode: 'LS1 1AA',
};
const paymentMethod = {
  type: 'card',
  number: '4242424242424242',
  expiryMonth: 12,
  expiryYear: 2035,
  securityCode: '123',
};
const paidWithinMs = 10_000;

/** What readers send, the floor's too. */
export const readHeaders = { 'accept-encoding': 'gzip, deflate' } as const;

/** One turn of a client at some work. It throws where an answer is not the one that a buyer needs. */
export async function workOf(work: BenchWork): Promise<Turn> {
  switch (work.kind) {
    case 'get':
      return reader(work.urls, work.holds, work.headers);
    case 'post':
      return () => ask(work.url, 'POST', '', { chosen: 1 });
    case 'add-to-cart':
      return (chance) => newCart(work.url, [one(work.variantIds, chance)]);
    case 'checkout':
      return (chance) => buy(work, chance);
    case 'reserve':
      return reserver(work);
    case 'take': {
      const { take, close } = await openTakeFloor(work.databaseUrl, work.connections);
      return Object.assign(take, { tidy: close });
    }
  }
}

function one(from: readonly string[], chance: () => number): string {
  return from[Math.floor(chance() * from.length)] ?? '';
}

/**
 * Reads addresses as they come over the wire, compressed: the time for which clients unpack is theirs. Answers are unpacked
 * and looked into when they are of another length than those before.
 */
function reader(urls: readonly string[], holds: string, headers?: Record<string, string>): Turn {
  const sent = { ...readHeaders, ...headers };
  const known = new Map<string, number>();
  return async (chance) => {
    const url = one(urls, chance);
    const { statusCode, headers: told, body } = await request(url, { headers: sent });
    const bytes = Buffer.from(await body.arrayBuffer());
    if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
    if (known.get(url) === bytes.length) return;
    const text = (told['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
    if (!text.includes(holds)) throw new Error(`${url} answered without ${holds}: ${text.slice(0, 300)}`);
    known.set(url, bytes.length);
  };
}

type Cart = { cartToken: string; totals: { total: unknown } };
type Order = { orderId: string; orderKey: string; state: string };

function newCart(url: string, variantIds: readonly string[]): Promise<Cart> {
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  return ask<Cart>(`${url}/api/v1/carts`, 'POST', '', { locale: 'en-gb', lines });
}

/** A cart of two lines, address and shipping, the order, and a look until it is paid. */
async function buy({ url, variantIds, inEvery }: CheckoutWork, chance: () => number): Promise<void> {
  const first = inEvery ?? one(variantIds, chance);
  const second = one(
    variantIds.filter((each) => each !== first),
    chance,
  );
  const { cartToken } = await newCart(url, [first, second]);
  const email = `bench.${crypto.randomUUID()}@example.org`;
  const shippingAddress = { ...address, line1: `${Math.floor(chance() * 1e9)} Test Street` };
  const details = { email, shippingAddress, shippingMethod: 'standard' };
  const { totals } = await ask<Cart>(`${url}/api/v1/cart`, 'PATCH', cartToken, details);
  const wish = { expectedTotal: totals.total, paymentMethod };
  let order = await ask<Order>(`${url}/api/v1/checkout`, 'POST', cartToken, wish);
  const { orderId, orderKey } = order;
  const endMs = performance.now() + paidWithinMs;
  while (order.state !== 'paid') {
    if (performance.now() > endMs) throw new Error(`order ${orderId} stayed ${order.state}`);
    await delay(10);
    order = await ask<Order>(`${url}/api/v1/orders/${orderId}?orderKey=${orderKey}`, 'GET', '');
  }
}

/** The answer to a request, with a key of its own where it writes; throws the problem when there is none. */
async function ask<Answer>(
  url: string,
  method: Dispatcher.HttpMethod,
  cartToken: string,
  body?: unknown,
): Promise<Answer> {
  const headers = {
    ...(body === undefined ? {} : json),
    ...(cartToken === '' ? {} : { 'souk-cart': cartToken }),
    ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
  };
  const beganMs = performance.now();
  const sent = body === undefined ? null : JSON.stringify(body);
  const { statusCode, body: told } = await request(url, { method, headers, body: sent });
  const text = await told.text();
  const said = `${method} ${url} answered ${statusCode}: ${text.slice(0, 600)}`;
  if (isBusy(statusCode)) throw new BusyAnswer(said, performance.now() - beganMs);
  if (statusCode >= 400) throw new Error(said);
  return JSON.parse(text) as Answer;
}
