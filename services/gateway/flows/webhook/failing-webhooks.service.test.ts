import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { until } from '#runtime/testing/until.ts';
import { nameOf } from '../../domain/name-of.ts';
import { gatewayService } from '../../service.ts';
import { aReceiver, aStaffSubject, orderPaid, type Receiver } from '../../testing.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';

let room: TestRoom<'gateway'>;
let receiver: Receiver;
let setting: ReadSetting = defaultSettings();
let armed: string | undefined;
const owner = { subject: aStaffSubject() };
const webhooks = () => (room.room.toolsFor(room.context()).resources as GatewayResources).webhooks;
const sql = (text: string) => room.db.rows<Record<string, unknown>>({ name: '', text, values: [] });
const local = { 'gateway.webhookAllowsPrivate': true } as const;

before(async () => {
  receiver = await aReceiver();
  room = await openTestRoom(gatewayService, {
    setting: (key) => setting(key),
    killPoint: (name) => {
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
after(async () => {
  await room.close();
  await receiver.close();
});
beforeEach(async () => {
  armed = undefined;
  receiver.reset();
  setting = defaultSettings(local);
  await sql('truncate webhook_endpoint cascade');
  await sql('truncate staff_notice');
});
afterEach(async () => {
  await webhooks().couriers.rest();
  assert.deepEqual(await gatewayService.audit(room.db), []);
});

async function anEndpoint(path: string): Promise<string> {
  const input = { url: `${receiver.url}${path}`, description: '', events: ['order.paid' as const] };
  const made = await room.ask('createWebhook', input, owner);
  assert.ok(!isRefusal(made));
  receiver.trust(made.secret);
  return made.endpoint.endpointId;
}

async function endpoint(endpointId: string) {
  const listed = await room.ask('listWebhooks', {}, owner);
  assert.ok(!isRefusal(listed));
  return listed.endpoints.find((each) => each.endpointId === endpointId) ?? assert.fail();
}

async function retry(times = 1) {
  for (let time = 0; time < times; time += 1) {
    await sql('update webhook_delivery set due_at = now() where due_at is not null');
    await room.run('send-due-webhooks');
    await webhooks().couriers.rest();
  }
}

test('what fails for most of a day is parked with what waits behind it, and redrive brings all in order', async () => {
  const endpointId = await anEndpoint('/error');
  const event = orderPaid();
  await room.hear(event);
  await room.hear({ ...event, version: 2 });
  await webhooks().couriers.rest();
  await retry(12);
  assert.equal(receiver.requests.length, 11);
  const { parked, waiting, failuresInARow } = await endpoint(endpointId);
  assert.deepEqual({ parked, waiting, failuresInARow }, { parked: 1, waiting: 1, failuresInARow: 11 });
  receiver.answer('/error', 204);
  assert.deepEqual(await room.ask('redriveWebhookDeliveries', { endpointId }, owner), {
    redriven: 1,
    isMore: false,
  });
  await webhooks().couriers.rest();
  assert.deepEqual(
    receiver.requests.slice(11).map(({ body }) => JSON.parse(body).version),
    [1, 2],
  );
  assert.deepEqual(
    await room.ask('redriveWebhookDeliveries', { endpointId }, owner),
    { redriven: 0, isMore: false },
    'nothing is parked any more',
  );
});

test('an endpoint that fails too often for too long is paused, staff are told, and it loses nothing', async () => {
  const minutes = { 'gateway.webhookFailuresMost': 3, 'gateway.webhookFailingMinutes': 60 } as const;
  setting = defaultSettings({ ...local, ...minutes });
  const endpointId = await anEndpoint('/error');
  await room.hear(orderPaid());
  await webhooks().couriers.rest();
  await retry(3);
  assert.equal((await endpoint(endpointId)).isActive, true, 'not yet for an hour');
  await sql(`update webhook_endpoint set failing_since = now() - interval '61 minutes'`);
  await retry(2);
  assert.equal(receiver.requests.length, 5);
  const paused = await endpoint(endpointId);
  assert.deepEqual([paused.isActive, paused.pausedBecause], [false, 'failures']);
  const told = await room.ask('listStaffNotices', {}, owner);
  assert.ok(!isRefusal(told));
  assert.deepEqual(
    told.notices.map(({ kind, target, detail }) => ({ kind, target, detail })),
    [{ kind: 'webhook-paused', target: endpointId, detail: '5 requests in a row failed.' }],
  );
  await room.hear(orderPaid());
  await retry();
  assert.equal(receiver.requests.length, 5, 'nothing is sent to a paused one');
  receiver.answer('/error', 200);
  const { version, url } = paused;
  const on = { endpointId, version, url, description: '', events: ['order.paid' as const], isActive: true };
  const resumed = await room.ask('updateWebhook', on, owner);
  assert.ok(!isRefusal(resumed));
  assert.deepEqual([resumed.isActive, resumed.failuresInARow], [true, 0]);
  assert.equal(resumed.changedBy, nameOf(owner.subject));
  await webhooks().couriers.rest();
  assert.equal(receiver.requests.length, 7);
  assert.deepEqual(await sql(`select state, count(*) from webhook_delivery group by 1`), [
    { state: 'delivered', count: 2 },
  ]);
  const again = await room.ask('updateWebhook', on, owner);
  assert.ok(!isRefusal(again));
  assert.deepEqual({ ...again, waiting: resumed.waiting }, resumed);
  const changes = `select from staff_action where action = 'webhook.changed'`;
  assert.equal((await sql(changes)).length, 1, 'a repeat is no change');
  const stale = await room.ask('updateWebhook', { ...on, description: 'other' }, owner);
  assert.ok(isRefusal(stale));
  assert.equal(stale.refusal, 'version-conflict');
});

test('a receiver that says it is gone is asked no more', async () => {
  const endpointId = await anEndpoint('/gone');
  await room.hear(orderPaid());
  await webhooks().couriers.rest();
  const { isActive, pausedBecause, changedBy } = await endpoint(endpointId);
  assert.deepEqual([isActive, pausedBecause, changedBy], [false, 'gone', 'system']);
  await retry();
  assert.equal(receiver.requests.length, 1);
});

test('an endpoint gets no more at once than the settings say, and one that hangs keeps nobody waiting', async () => {
  setting = defaultSettings({ ...local, 'gateway.webhooksAtOnce': 2, 'gateway.webhookTimeoutMs': 1500 });
  await anEndpoint('/hang');
  await anEndpoint('/slow');
  const began = performance.now();
  for (let count = 0; count < 10; count += 1) await room.hear(orderPaid());
  await until(() => receiver.requests.filter(({ path }) => path === '/slow').length === 10);
  const tookMs = performance.now() - began;
  assert.ok(tookMs < 1500, `${tookMs} ms: not behind the one that hangs`);
  assert.deepEqual(
    [receiver.openMost.get('/hang'), receiver.openMost.get('/slow')],
    [2, 2],
    'requests that were open at one time',
  );
  await sql(`update webhook_endpoint set state = 'removed' where url like '%/hang'`);
});

for (const place of [
  'gateway.webhook.before-record',
  'gateway.webhook.after-record',
  'gateway.webhook.after-claim',
  'gateway.webhook.after-send',
  'gateway.webhook.after-settle',
]) {
  test(`a process that dies at ${place} loses nothing`, async () => {
    await anEndpoint('/ok');
    const event = orderPaid();
    armed = place;
    await room.hear(event).catch(() => room.hear(event));
    await webhooks().couriers.rest();
    assert.equal(armed, undefined, 'the place was passed');
    await sql('update webhook_delivery set lease_until = now() where lease_until is not null');
    await retry();
    assert.deepEqual([...new Set(receiver.requests.map(({ body }) => JSON.parse(body).key))], [event.key]);
    assert.deepEqual(await sql(`select state from webhook_delivery where state <> 'delivered'`), []);
  });
}

test('stopping gives back what is under way, for another process to send', async () => {
  await anEndpoint('/hang');
  await room.hear(orderPaid());
  await until(() => receiver.requests.length === 1);
  await webhooks().couriers.stop(1100);
  assert.deepEqual(await sql('select state, attempts, holder from webhook_delivery'), [
    { state: 'pending', attempts: 0, holder: null },
  ]);
});
