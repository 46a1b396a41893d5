import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { PaymentMethodValue } from '#contracts/payment/payment.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Asking, TestRoom } from '#runtime/testing/open-test-room.ts';
import type { Finding } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { auditPayment } from './store/audit.ts';
import { keptByOrders } from './store/kept-by-orders.ts';
import { oneDayOlder } from './store/one-day-older.ts';

type PaymentRoom = TestRoom<'payment'>;

/** As the order room asks. */
export const order: Asking = {
  caller: 'order',
  subject: { kind: 'system', service: 'order', cause: 'test' },
};

export const financeStaff: Asking = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['payments.read', 'payments.write'],
  },
};

export function aCard(number = '4242424242424242'): PaymentMethodValue {
  return { type: 'card', number, expiryMonth: 12, expiryYear: 2035, securityCode: '987' };
}

/** An attempt to pay £100.00, with what differs. */
export function anAttempt(changes: Partial<InputTo<'payment', 'pay'>> = {}): InputTo<'payment', 'pay'> {
  return {
    attemptId: uuidv7(),
    orderId: uuidv7(),
    orderNumber: 'AB12-CD34',
    amount: { amountMinor: 10_000, currency: 'GBP' },
    method: aCard(),
    returnUrl: 'http://127.0.0.1:4000/en-gb/orders/1',
    ...changes,
  };
}

/** Asks the database itself, for what the door does not tell. */
export function query(
  room: PaymentRoom,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const name = `test ${createHash('sha256').update(text).digest('base64url')}`;
  return room.db.rows({ name, text, values });
}

/** The answer of a call that must not be refused. */
export function accepted<Answer>(answer: Answer): Exclude<Answer, { refusal: string }> {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refusal}: ${answer.detail}`);
  return answer as Exclude<Answer, { refusal: string }>;
}

/** A definition of the room that works with a provider made for the test instead of its own. */
export function withProvider<Definition, Provider extends { name: string }>(
  definition: Definition,
  provider: Provider,
) {
  const resources = { providers: { [provider.name]: provider }, defaultProvider: provider.name };
  return { ...definition, open: () => Promise.resolve(resources), close: () => Promise.resolve() };
}

/** Delivers an event of the fake provider at the public door. */
export function deliver(room: PaymentRoom, event: object) {
  const headers = { 'fake-signature': 'right' };
  return room.ask('receiveWebhook', { provider: 'fake', headers, rawBody: JSON.stringify(event) });
}

const dayMs = 86_400_000;
const longestTestMs = 150_000;

/** Waits for the next day (UTC) when this one is nearly over: statements are of days, and a test must not have two. */
export async function withinOneDay(): Promise<void> {
  const leftMs = dayMs - (Date.now() % dayMs);
  if (leftMs < longestTestMs) await delay(leftMs);
}

/** Makes everything that has happened so far a day older: attempts, postings, and the lines of statements. */
export async function sleepADay(room: PaymentRoom, lines: { settledAt: string }[] = []): Promise<void> {
  await room.db.flight(oneDayOlder);
  for (const line of lines) {
    line.settledAt = new Date(Date.parse(line.settledAt) - dayMs).toISOString();
  }
}

/** A day of the ledger is closed ten minutes after it was over. */
const closingMs = 11 * 60_000;

/** Lets as many days pass as it takes until what was posted so far can be closed, two in the first minutes of a day; tells how many. */
export async function sleepUntilClosed(
  room: PaymentRoom,
  lines: { settledAt: string }[] = [],
): Promise<number> {
  const days = Date.now() % dayMs < closingMs ? 2 : 1;
  for (let day = 0; day < days; day += 1) await sleepADay(room, lines);
  return days;
}

/**
 * Audits the room as it stands a day later, when the order room has told of each sale that was paid for, as far as it was
 * not given back, and nothing is under way that might still set an order's books right.
 */
export async function auditADayLater(room: PaymentRoom): Promise<Finding[]> {
  for (const { orderId, currency, amountMinor } of await room.db.rows(keptByOrders())) {
    const total = { amountMinor, currency };
    const paidAt = new Date().toISOString();
    const payload = { orderId, customerId: null, locale: 'en-gb', total, paidAt, lines: [] };
    const event = { name: 'order.paid', key: orderId, version: 2, payload };
    await room.hear(event as Parameters<typeof room.hear<'order.paid'>>[0]);
  }
  await sleepADay(room);
  return auditPayment(room.db);
}

const sandboxMain = fileURLToPath(new URL('../../sandbox/payment-provider/main.ts', import.meta.url));

type Headers = IncomingMessage['headers'];

/**
 * Starts the real sandbox provider as its own process. `hear` takes its webhooks and says with which status they are
 * answered. After `end` its `start` goes on with what it has on disk.
 */
export async function startSandbox(
  keys: { apiKey: string; webhookSecret: string },
  hear: (headers: Headers, rawBody: string) => Promise<number>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'payment-sandbox-'));
  const ear = createServer((request, response) => {
    void text(request).then(async (body) => response.writeHead(await hear(request.headers, body)).end());
  });
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
  const environment = {
    PATH: process.env['PATH'],
    DATA_DIRECTORY: folder,
    API_KEY: keys.apiKey,
    WEBHOOK_SECRET: keys.webhookSecret,
    WEBHOOK_URL: `http://127.0.0.1:${(ear.address() as AddressInfo).port}/hooks`,
  };
  const run = async (port: string) => {
    const env = { ...environment, PORT: port };
    const child = spawn(process.execPath, [sandboxMain], {
      env,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    if (!child.stdout) throw new Error('the sandbox cannot be heard');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, address: (JSON.parse(String(line)) as { address: string }).address };
  };
  let running = await run('0');
  const url = running.address;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ended = once(running.child, 'exit');
    running.child.kill(signal);
    await ended;
  };
  const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const headers = { authorization: `Bearer ${keys.apiKey}` };
    const sent = body ? { body: JSON.stringify(body) } : {};
    return (await (await fetch(url + path, { method, headers, ...sent })).json()) as Record<string, unknown>;
  };
  return {
    url,
    ask,
    end,
    start: async () => {
      running = await run(new URL(url).port);
    },
    close: async () => {
      await end('SIGTERM');
      ear.closeAllConnections();
      ear.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
