import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { until } from '#runtime/testing/until.ts';
import type { Carrier, CarrierAnswer } from './carrier.ts';
import { sandboxCarrier } from './sandbox-carrier.ts';

const main = fileURLToPath(new URL('../../../sandbox/carrier/main.ts', import.meta.url));
const apiKey = 'a key for tests';
const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const recipient = {
  name: 'Ada Lovelace',
  company: 'Engines Ltd',
  country: 'GB',
  city: 'London',
  line1: '12 St James’s Square',
  postalCode: 'SW1Y 4JH',
};

describe('the sandbox carrier, over its real process', () => {
  const told: { headers: Record<string, string>; rawBody: string }[] = [];
  const receiver = createServer((request, response) => {
    void text(request).then((rawBody) => {
      told.push({ headers: request.headers as Record<string, string>, rawBody });
      response.writeHead(204).end();
    });
  });
  const opened: Carrier[] = [];
  let [child, folder, url] = [undefined as ChildProcess | undefined, '', ''];
  before(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    folder = await mkdtemp(join(tmpdir(), 'carrier-'));
    const { port } = receiver.address() as AddressInfo;
    const own = { API_KEY: apiKey, WEBHOOK_SECRET: webhookSecret, WEBHOOK_URL: `http://127.0.0.1:${port}/` };
    child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIRECTORY: folder, ...own },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    assert.ok(child.stdout);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    url = (JSON.parse(String(line)) as { address: string }).address;
  });
  afterEach(() => post('/v1/control', {}));
  after(async () => {
    await Promise.all(opened.map((each) => each.close()));
    if (child) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    receiver.closeAllConnections();
    receiver.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function post(path: string, body: unknown): Promise<number> {
    const headers = { authorization: `Bearer ${apiKey}` };
    return (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }
  function open(options: { at?: string; key?: string; timeoutMs?: number } = {}): Carrier {
    const { at = url, key = apiKey, timeoutMs = 2000 } = options;
    const made = sandboxCarrier({ apiKey: key, webhookSecret, url: () => at, timeoutMs: () => timeoutMs });
    opened.push(made);
    return made;
  }
  function parcelOf(answer: CarrierAnswer | { kind: 'not-found' }) {
    if (answer.kind !== 'parcel') assert.fail(JSON.stringify(answer));
    return answer.parcel;
  }

  test('a parcel is booked once, found by its reference, and followed', async () => {
    const carrier = open();
    const reference = uuidv7();
    assert.deepEqual(await carrier.track(reference), { kind: 'not-found' });
    const parcel = parcelOf(await carrier.book({ reference, recipient }));
    assert.match(parcel.trackingNumber, /^SK\d{9}GB$/);
    assert.deepEqual(parcelOf(await carrier.book({ reference, recipient })), parcel);
    assert.equal(
      await post(`/v1/parcels/${parcel.parcelId}/moves`, { status: 'picked_up', place: 'Leeds' }),
      200,
    );
    const { events } = parcelOf(await carrier.track(reference));
    assert.deepEqual(
      events.map(({ sequence, status, place }) => [sequence, status, place]),
      [
        [1, 'label-created', ''],
        [2, 'picked-up', 'Leeds'],
      ],
    );
    assert.deepEqual(await carrier.cancel(parcel.parcelId), { kind: 'refused', code: 'move_impossible' });
  });

  test('a parcel is called off, once more too; what cannot be booked is refused for good', async () => {
    const carrier = open();
    const { parcelId } = parcelOf(await carrier.book({ reference: uuidv7(), recipient }));
    for (const _time of [1, 2]) {
      assert.equal(parcelOf(await carrier.cancel(parcelId)).events.at(-1)?.status, 'cancelled');
    }
    const unreadable = { ...recipient, country: 'gb' };
    const refused = await carrier.book({ reference: uuidv7(), recipient: unreadable });
    assert.deepEqual(refused, { kind: 'refused', code: 'parameter_invalid' });
  });

  test('silence, a lost answer, a wrong key and a dead carrier are unknown; asking tells', async () => {
    const carrier = open({ timeoutMs: 300 });
    const reference = uuidv7();
    await post('/v1/control', { failNext: 1, failMode: 'disconnect_after_success' });
    assert.equal((await carrier.book({ reference, recipient })).kind, 'unknown');
    assert.equal(parcelOf(await carrier.track(reference)).reference, reference);
    await post('/v1/control', { failNext: 1, failMode: 'stall' });
    assert.deepEqual(await carrier.track(reference), { kind: 'unknown', reason: 'TimeoutError' });
    await post('/v1/control', { failNext: 1 });
    assert.deepEqual(await carrier.track(reference), { kind: 'unknown', reason: 'service_unavailable' });
    const stranger = await open({ key: 'wrong' }).book({ reference, recipient });
    assert.deepEqual(stranger, { kind: 'unknown', reason: 'api_key_invalid' });
    const nobody = await open({ at: 'http://127.0.0.1:1' }).book({ reference, recipient });
    assert.deepEqual(nobody, { kind: 'unknown', reason: 'ECONNREFUSED' });
  });

  test('an event is read as signed, and not when it was changed, is old or says nothing known', async () => {
    const carrier = open();
    const reference = uuidv7();
    const parcel = parcelOf(await carrier.book({ reference, recipient }));
    await until(() => told.some(({ rawBody }) => rawBody.includes(reference)));
    const { headers, rawBody } = told.find((each) => each.rawBody.includes(reference)) ?? assert.fail();
    const event = carrier.readEvent(headers, rawBody);
    assert.deepEqual(event, { eventId: headers['webhook-id'], parcel });
    assert.equal(carrier.readEvent(headers, rawBody.replace('label_created', 'delivered')), 'unsigned');
    assert.equal(carrier.readEvent({}, rawBody), 'unsigned');
    assert.equal(carrier.readEvent({ ...headers, 'webhook-timestamp': '1614265330' }, rawBody), 'unsigned');
    assert.doesNotMatch(rawBody, /Lovelace/);
  });
});
