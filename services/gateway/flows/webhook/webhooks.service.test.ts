import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { gatewayService } from '../../service.ts';
import { insertEndpoint, lockEndpoints } from '../../store/webhook/endpoints.ts';
import { aReceiver, aStaffSubject, orderPaid, type Receiver } from '../../testing.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';
import { recordEvents } from './record-events.ts';
import type { WebhookTools } from './webhook-tools.ts';

let room: TestRoom<'gateway'>;
let receiver: Receiver;
let setting: ReadSetting = defaultSettings();
const owner = { subject: aStaffSubject() };
const rest = () =>
  (room.room.toolsFor(room.context()).resources as GatewayResources).webhooks.couriers.rest();

before(async () => {
  receiver = await aReceiver();
  room = await openTestRoom(gatewayService, { setting: (key) => setting(key) });
});
after(async () => {
  await room.close();
  await receiver.close();
});
beforeEach(async () => {
  receiver.reset();
  setting = defaultSettings({ 'gateway.webhookAllowsPrivate': true, 'gateway.webhookTimeoutMs': 300 });
  await room.db.rows({ name: '', text: 'truncate webhook_endpoint cascade', values: [] });
  await room.db.rows({ name: '', text: 'truncate staff_notice', values: [] });
  room.statements.length = 0;
});
afterEach(async () => {
  await rest();
  assert.deepEqual(await gatewayService.audit(room.db), []);
});

async function anEndpoint(
  path = '/ok',
  events: ('order.paid' | 'order.cancelled' | 'stock.changed')[] = ['order.paid'],
) {
  const url = `${receiver.url}${path}`;
  const made = await room.ask('createWebhook', { url, description: 'books', events }, owner);
  assert.ok(!isRefusal(made));
  receiver.trust(made.secret);
  return { ...made.endpoint, secret: made.secret };
}

async function logOf(endpointId: string) {
  const page = await room.ask('listWebhookDeliveries', { endpointId }, owner);
  assert.ok(!isRefusal(page));
  return page.deliveries.toReversed();
}

/** The wait of everything that waits for a retry is over. */
const letTimePass = () =>
  room.db.rows({
    name: '',
    text: 'update webhook_delivery set due_at = now() where due_at is not null',
    values: [],
  });

async function retry() {
  await letTimePass();
  await room.run('send-due-webhooks');
  await rest();
}

test('an endpoint is told of the events it chose, signed, and of no others', async () => {
  const { endpointId, secret } = await anEndpoint();
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const event = orderPaid();
  await room.hear(event);
  await room.hear({ ...event, name: 'order.cancelled' } as never);
  await rest();
  assert.deepEqual(
    receiver.requests.map(({ isSigned, path }) => ({ isSigned, path })),
    [{ isSigned: true, path: '/ok' }],
  );
  const { customerId: _customerId, ...data } = event.payload;
  const { timestamp: _timestamp, ...told } = JSON.parse(receiver.requests[0]?.body ?? '{}');
  assert.deepEqual(told, { type: 'order.paid', key: event.key, version: 1, data });
  const [delivery] = await logOf(endpointId);
  assert.equal(delivery?.state, 'delivered');
  assert.equal(delivery?.deliveryId, receiver.requests[0]?.id);
});

test('an event that is heard twice goes out once, and costs one round trip and four statements', async () => {
  await anEndpoint();
  room.statements.length = 0;
  const event = { ...orderPaid(), eventId: uuidv7(), occurredAt: new Date(Date.now() + 1000).toISOString() };
  const tools = room.room.toolsFor(room.context());
  await recordEvents(tools as WebhookTools, [event]);
  assert.deepEqual(room.statements.slice(0, 2), [
    'gateway.delivery.lock-lanes-of',
    'gateway.delivery.insert',
  ]);
  await recordEvents(tools as WebhookTools, [event]);
  await rest();
  assert.equal(receiver.requests.length, 1);
  const settling = room.statements.filter((name) => /attempt|delivered|promote|forgive/.test(name));
  assert.deepEqual(settling, [
    'gateway.attempt.insert',
    'gateway.delivery.delivered',
    'gateway.delivery.promote',
    'gateway.webhook.forgive',
  ]);
});

test('a key is told in order: what comes after a failure waits for it, other keys do not', async () => {
  const { endpointId } = await anEndpoint('/fail-once');
  const first = orderPaid();
  await room.hear(first);
  await rest();
  await room.hear({ ...first, version: 2 });
  receiver.answer('/fail-once', 200);
  const other = orderPaid();
  await room.hear(other);
  await rest();
  const keysAndVersions = () =>
    receiver.requests
      .map(({ body }) => JSON.parse(body))
      .map(({ key, version }) => `${key === first.key ? 'a' : 'b'}${version}`);
  assert.deepEqual(keysAndVersions(), ['a1', 'b1']);
  await retry();
  assert.deepEqual(keysAndVersions(), ['a1', 'b1', 'a1', 'a2']);
  assert.deepEqual(
    (await logOf(endpointId)).map(({ state, attempts }) => `${state} ${attempts}`),
    ['delivered 2', 'delivered 1', 'delivered 1'],
  );
});

test('an answer that is not 200 to 299, a redirect, a hang and a dead port are failures; each is in the log', async () => {
  const expected: [string, number | null, string | null][] = [
    ['/error', 500, null],
    ['/redirect', 302, null],
    ['/hang', null, 'timeout'],
    ['/cut', null, 'UND_ERR_SOCKET'],
  ];
  for (const [path, status, error] of expected) {
    const { endpointId } = await anEndpoint(path);
    await room.hear(orderPaid());
    await rest();
    const [delivery] = await logOf(endpointId);
    assert.equal(delivery?.state, 'pending');
    const found = await room.ask('getWebhookDelivery', { deliveryId: delivery?.deliveryId ?? '' }, owner);
    assert.ok(!isRefusal(found));
    const [attempt] = found.log;
    assert.deepEqual([attempt?.status, attempt?.error], [status, error], path);
    await room.ask('removeWebhook', { endpointId }, owner);
  }
  assert.equal(
    receiver.requests.some(({ path }) => path === '/ok'),
    false,
    'the redirect was not followed',
  );
});

test('the log keeps the first kilobyte of an answer as text that a database can hold', async () => {
  const { endpointId } = await anEndpoint('/long');
  const tested = await room.ask('testWebhook', { endpointId }, owner);
  assert.ok(!isRefusal(tested));
  assert.deepEqual([tested.isDelivered, tested.attempt.status], [true, 200]);
  assert.equal(tested.attempt.answer.length, 1024);
  assert.equal(tested.attempt.answer.startsWith('\ufffdxxx'), true);
  assert.equal(JSON.parse(receiver.requests[0]?.body ?? '{}').type, 'webhook.test');
  assert.equal(receiver.requests[0]?.isSigned, true);
  const once = { ...owner, idempotencyKey: uuidv7() };
  await Promise.all([1, 2, 3].map(() => room.ask('testWebhook', { endpointId }, once)));
  assert.equal(receiver.requests.length, 2, 'what comes thrice at once is sent once');
});

test('a rotated secret is another, and both sign for a day', async () => {
  const { endpointId, secret } = await anEndpoint();
  const rotated = await room.ask('rotateWebhookSecret', { endpointId }, owner);
  assert.ok(!isRefusal(rotated));
  assert.notEqual(rotated.secret, secret);
  const hours = (Date.parse(rotated.previousSecretUntil) - Date.now()) / 3_600_000;
  assert.ok(hours > 23.9 && hours < 24.1, `${hours} h`);
  await room.hear(orderPaid());
  await rest();
  receiver.trust(rotated.secret);
  await room.hear(orderPaid());
  await rest();
  assert.deepEqual(
    receiver.requests.map(({ isSigned, signatures }) => [isSigned, signatures]),
    [
      [true, 2],
      [true, 2],
    ],
  );
  await room.db.rows({ name: '', text: 'update webhook_endpoint set previous_until = now()', values: [] });
  await room.hear(orderPaid());
  await rest();
  assert.deepEqual([receiver.requests[2]?.isSigned, receiver.requests[2]?.signatures], [true, 1]);
});

test('where an endpoint may be is checked when it is made and again with each request', async () => {
  setting = defaultSettings();
  const input = { description: '', events: ['order.paid' as const] };
  const refused = await room.ask('createWebhook', { ...input, url: receiver.url }, owner);
  assert.ok(isRefusal(refused));
  assert.deepEqual([refused.refusal, refused.path], ['value-invalid', '/url']);
  assert.deepEqual(await room.ask('listWebhooks', {}, owner), { endpoints: [] });
  setting = defaultSettings({ 'gateway.webhookAllowsPrivate': true });
  const { endpointId } = await anEndpoint();
  setting = defaultSettings();
  const tested = await room.ask('testWebhook', { endpointId }, owner);
  assert.ok(!isRefusal(tested));
  assert.deepEqual(
    [tested.isDelivered, tested.attempt.status, tested.attempt.error],
    [false, null, 'address-not-allowed'],
  );
  assert.deepEqual(receiver.requests, []);
});

test('the log is read page by page, newest first, of one state when asked', async () => {
  const { endpointId } = await anEndpoint();
  const keys: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const event = orderPaid();
    keys.unshift(event.key);
    await room.hear(event);
  }
  await rest();
  const page = async (input: { cursor?: string; state?: 'delivered' | 'parked' }) => {
    room.statements.length = 0;
    const read = await room.ask('listWebhookDeliveries', { endpointId, limit: 2, ...input }, owner);
    assert.equal(room.statements.length, 1);
    assert.ok(!isRefusal(read));
    return { keys: read.deliveries.map(({ key }) => key), nextCursor: read.nextCursor };
  };
  const first = await page({});
  assert.deepEqual(first.keys, keys.slice(0, 2));
  assert.deepEqual(await page({ cursor: first.nextCursor ?? '' }), { keys: [keys[2]], nextCursor: null });
  assert.deepEqual((await page({ state: 'delivered' })).keys, keys.slice(0, 2));
  assert.deepEqual(await page({ state: 'parked' }), { keys: [], nextCursor: null });
  const wrong = await room.ask('listWebhookDeliveries', { endpointId, cursor: 'made-up' }, owner);
  assert.ok(isRefusal(wrong));
  assert.deepEqual([wrong.refusal, wrong.path], ['invalid-input', '/cursor']);
});

test('what is older than 30 days is forgotten, and so is what an endpoint that was removed was told', async () => {
  const { endpointId } = await anEndpoint('/error');
  const event = orderPaid();
  await room.hear(event);
  await room.hear({ ...event, version: 2 });
  await rest();
  await room.db.rows({
    name: '',
    text: `update webhook_delivery set created_at = now() - interval '31 days' where due_at is not null`,
    values: [],
  });
  await room.run('prune-webhooks');
  const left = await logOf(endpointId);
  assert.deepEqual(
    left.map(({ state, dueAt }) => [state, dueAt !== null]),
    [['pending', true]],
    'what waited behind the forgotten one is due',
  );
  for (let time = 0; time < 2; time += 1)
    assert.deepEqual(await room.ask('removeWebhook', { endpointId }, owner), {});
  const text = `select from staff_action where action = 'webhook.removed' and target = $1`;
  assert.equal((await room.db.rows({ name: '', text, values: [endpointId] })).length, 1);
  await room.run('prune-webhooks');
  assert.deepEqual(await room.ask('listWebhooks', {}, owner), { endpoints: [] });
  assert.deepEqual(
    await room.db.rows({ name: '', text: 'select from webhook_endpoint, webhook_delivery', values: [] }),
    [],
  );
});

test('a shop has fifty endpoints at most, also when the last two are made at once', async () => {
  for (let count = 0; count < 49; count += 1) await anEndpoint();
  const at = new Date().toISOString();
  const first = [
    lockEndpoints(),
    insertEndpoint(uuidv7(), receiver.url, 'books', ['order.paid'], 'sealed', at, 50, 'system'),
  ];
  const input = { url: `${receiver.url}/ok`, description: 'books', events: ['order.paid' as const] };
  const answer = await afterWaitingFor(room.db, first, () => room.ask('createWebhook', input, owner));
  assert.equal(isRefusal(answer) && answer.refusal, 'quantity-limit');
});
