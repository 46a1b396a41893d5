import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Spawned } from '../../shared/spawn-sandbox.ts';
import { spawnSandbox } from '../../shared/spawn-sandbox.ts';
import { aDirectory, until } from '../../shared/testing.ts';
import type { ShownPayment } from '../domain/show-payment.ts';
import type { Call } from '../testing.ts';
import { aCard, aRequest, callerOf, receiveWebhooks } from '../testing.ts';

type Process = Spawned & { call: Call };

// Starts the real process again and again on one data directory; whatever still runs ends with the test.
async function aProcess(t: TestContext, dataDirectory: string, webhookUrl: string): Promise<Process> {
  const spawned = await spawnSandbox(join(import.meta.dirname, '../main.ts'), {
    PORT: '0',
    DATA_DIRECTORY: dataDirectory,
    API_KEY: 'test-key',
    WEBHOOK_SECRET: 'test-secret',
    WEBHOOK_URL: webhookUrl,
  });
  t.after(() => spawned.end('SIGKILL'));
  return { ...spawned, call: callerOf(spawned.announcement.address ?? '') };
}

type Traffic = { acknowledged: Map<string, ShownPayment>; unknown: Set<string> };

// Buys without pause until the process is gone; each order has its own reference, which is its key as well.
async function buyUntilGone(call: Call, buyer: string, { acknowledged, unknown }: Traffic): Promise<void> {
  for (let order = 0; ; order += 1) {
    const reference = `${buyer}-${order}`;
    try {
      const { body } = await call('POST', '/v1/payments', aRequest({ reference }), {
        'idempotency-key': reference,
      });
      acknowledged.set(reference, body);
    } catch {
      // The connection was cut: nobody knows whether this one was taken.
      unknown.add(reference);
      return;
    }
  }
}

test('kill -9 at random moments of traffic loses no acknowledged payment and repeats none', async (t) => {
  const directory = await aDirectory(t);
  const { url, received } = await receiveWebhooks(t);
  const traffic: Traffic = { acknowledged: new Map(), unknown: new Set() };
  for (let round = 0; round < 5; round += 1) {
    const { call, end } = await aProcess(t, directory, url);
    const enough = traffic.acknowledged.size + 30;
    const buyers = Array.from({ length: 16 }, (_, buyer) => buyUntilGone(call, `${round}-${buyer}`, traffic));
    await until(() => traffic.acknowledged.size >= enough, 10_000);
    await wait(Math.random() * 150);
    assert.equal(await end('SIGKILL'), 'SIGKILL');
    await Promise.all(buyers);
  }
  const { call } = await aProcess(t, directory, url);
  for (const [reference, payment] of traffic.acknowledged) {
    assert.deepEqual((await call('GET', `/v1/payments?reference=${reference}`)).body.payments, [payment]);
  }
  for (const reference of traffic.unknown) {
    const repeat = await call('POST', '/v1/payments', aRequest({ reference }), {
      'idempotency-key': reference,
    });
    const found = (await call('GET', `/v1/payments?reference=${reference}`)).body.payments;
    assert.deepEqual([repeat.status, found], [201, [repeat.body]]);
  }
  // Every payment is in the statement once, and its event arrived at least once.
  const days = new Set([...traffic.acknowledged.values()].map(({ createdAt }) => createdAt.slice(0, 10)));
  days.add(new Date().toISOString().slice(0, 10));
  const statements = await Promise.all(
    [...days].map(async (day) => (await call('GET', `/v1/statements/${day}`)).body),
  );
  const capturedMinor = statements.reduce((sum, { totals }) => sum + (totals[0]?.capturedMinor ?? 0), 0);
  assert.equal(capturedMinor, 1_234 * (traffic.acknowledged.size + traffic.unknown.size));
  const announced = () => new Set(received.map(({ event }) => event.data.reference));
  await until(() => announced().size === traffic.acknowledged.size + traffic.unknown.size);
});

test('a webhook that nobody took is sent after a kill -9 and a restart', async (t) => {
  const directory = await aDirectory(t);
  const { url, received, answer } = await receiveWebhooks(t);
  answer.status = 503;
  const first = await aProcess(t, directory, url);
  const { id } = (await first.call('POST', '/v1/payments', aRequest())).body;
  await first.end('SIGKILL');
  answer.status = 200;
  const second = await aProcess(t, directory, url);
  const { event } = await until(() => received[0]);
  assert.deepEqual([event.type, event.data.id], ['payment.captured', id]);
  await until(
    async () => (await second.call('GET', '/v1/events')).body.events[0]?.delivery.state === 'delivered',
  );

  // Delivered once and for all: a clean restart sends nothing more.
  assert.equal(await second.end('SIGTERM'), 0);
  await aProcess(t, directory, url);
  await wait(200);
  assert.equal(received.length, 1);
});

test('a payment in processing is finished after a kill -9 and a restart', async (t) => {
  const directory = await aDirectory(t);
  const { url } = await receiveWebhooks(t);
  const first = await aProcess(t, directory, url);
  const { id } = (await first.call('POST', '/v1/payments', aRequest({ method: aCard('4000000000005027') })))
    .body;
  await first.end('SIGKILL');
  const { call } = await aProcess(t, directory, url);
  await until(async () => (await call('GET', `/v1/payments/${id}`)).body.status === 'captured');
});

test('a torn last line of the journal is forgotten, and everything before it is there', async (t) => {
  const directory = await aDirectory(t);
  const { url } = await receiveWebhooks(t);
  const first = await aProcess(t, directory, url);
  const payment = (await first.call('POST', '/v1/payments', aRequest())).body;
  await first.end('SIGKILL');
  await appendFile(
    join(directory, 'journal.jsonl'),
    '0badc0de [{"kind":"payment","payment":{"id":"pay_torn"',
  );
  const { call } = await aProcess(t, directory, url);
  assert.deepEqual((await call('GET', `/v1/payments/${payment.id}`)).body, payment);
});

test('a second process on the same data directory is refused with a clear line', async (t) => {
  const directory = await aDirectory(t);
  const { url } = await receiveWebhooks(t);
  const { call } = await aProcess(t, directory, url);
  await assert.rejects(aProcess(t, directory, url), (error: Error) => {
    const message = `another process uses the data directory ${directory}`;
    assert.deepEqual(JSON.parse(error.message), { level: 'fatal', message });
    return true;
  });
  assert.equal((await call('POST', '/v1/payments', aRequest())).status, 201);
});
