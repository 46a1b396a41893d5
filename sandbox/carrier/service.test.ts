import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../shared/testing.ts';
import { aBooking, aCarrier, someRecipient, someSecret, type Call } from './testing.ts';

const book = async (call: Call, reference = 'shipment-1') =>
  (await call('POST', '/v1/parcels', aBooking({ reference }))).body;
const move = (call: Call, id: string, status: string) => call('POST', `/v1/parcels/${id}/moves`, { status });

test('a reference is booked once, twenty at once too; the answer holds nobody’s address', async (t) => {
  const { call, address } = await aCarrier(t);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => call('POST', '/v1/parcels', aBooking())),
  );
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [...Array.from({ length: 19 }, () => 200), 201],
  );
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  const [first] = answers;
  assert.ok(first);
  const { id, trackingNumber, labelReference, createdAt, events, ...rest } = first.body;
  assert.match(trackingNumber, /^SK\d{9}GB$/);
  assert.deepEqual(rest, {
    reference: 'shipment-1',
    labelUrl: `${address}/labels/${labelReference}`,
    status: 'label_created',
  });
  assert.deepEqual(events, [{ sequence: 1, status: 'label_created', at: createdAt, place: '' }]);
  assert.deepEqual((await call('GET', '/v1/parcels?reference=shipment-1')).body.parcels, [first.body]);
  assert.deepEqual((await call('GET', `/v1/parcels/${id}`)).body, first.body);
  const other = await call(
    'POST',
    '/v1/parcels',
    aBooking({ recipient: { ...someRecipient, city: 'York' } }),
  );
  assert.deepEqual([other.status, other.body.error.code], [409, 'reference_used']);
});

test('every step is an event, signed as Standard Webhooks, in the order of the way', async (t) => {
  const { call, received } = await aCarrier(t);
  const { id } = await book(call);
  for (const status of ['picked_up', 'in_transit', 'out_for_delivery', 'delivered']) {
    assert.equal((await move(call, id, status)).status, 200);
  }
  await until(() => received.length === 5);
  const events = received
    .map(({ event }) => event)
    .toSorted((a, b) => a.data.event.sequence - b.data.event.sequence);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['label_created', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered'].map(
      (each) => `parcel.${each}`,
    ),
  );
  for (const { headers, body } of received) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(someSecret.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${expected}`);
    assert.doesNotMatch(body, new RegExp(someRecipient.name));
  }
});

test('what cannot be is refused and changes nothing', async (t) => {
  const { call } = await aCarrier(t);
  const { id } = await book(call);
  const cases = [
    [await move(call, id, 'delivered'), 409, 'move_impossible'],
    [await move(call, id, 'flown'), 422, 'parameter_invalid'],
    [await move(call, 'par_1', 'picked_up'), 404, 'not_found'],
    [await call('POST', '/v1/parcels', aBooking({ reference: undefined })), 422, 'parameter_missing'],
    [
      await call('POST', '/v1/parcels', aBooking({ recipient: { ...someRecipient, country: 'gb' } })),
      422,
      'parameter_invalid',
    ],
    [await call('POST', '/v1/parcels', aBooking({ speed: 'fast' })), 422, 'parameter_invalid'],
    [await call('POST', '/v1/parcels', '{'), 400, 'request_invalid'],
    [await call('GET', '/v1/parcels'), 422, 'parameter_missing'],
    [await call('GET', '/v1/none'), 404, 'not_found'],
    [await call('POST', '/v1/events', {}), 405, 'method_not_allowed'],
    [
      await call('GET', `/v1/parcels/${id}`, undefined, { authorization: 'Bearer wrong' }),
      401,
      'api_key_invalid',
    ],
    [await call('POST', '/v1/control', { webhookCopy: 2 }), 422, 'parameter_invalid'],
  ] as const;
  for (const [{ status, body }, wanted, code] of cases)
    assert.deepEqual([status, body.error.code], [wanted, code]);
  assert.equal((await call('GET', `/v1/parcels/${id}`)).body.events.length, 1);
});

test('a parcel is called off before it is picked up, and not after', async (t) => {
  const { call } = await aCarrier(t);
  const [early, late] = [await book(call, 'early'), await book(call, 'late')];
  await move(call, late.id, 'picked_up');
  for (const _time of [1, 2]) {
    const { status, body } = await call('POST', `/v1/parcels/${early.id}/cancel`);
    assert.deepEqual([status, body.status, body.events.length], [200, 'cancelled', 2]);
  }
  assert.equal((await call('POST', `/v1/parcels/${late.id}/cancel`)).body.error.code, 'move_impossible');
});

test('a webhook that is refused comes again; steered ones come many times and in disorder', async (t) => {
  const { call, received, answer } = await aCarrier(t);
  answer.status = 500;
  const { id } = await book(call);
  const attempts = async () => (await call('GET', '/v1/events')).body.events[0]?.delivery;
  await until(async () => ((await attempts())?.attempts ?? 0) >= 2);
  assert.equal((await attempts())?.lastError, 'the receiver answered 500');
  answer.status = 204;
  await until(() => received.length === 1);
  await until(async () => (await attempts())?.state === 'delivered');
  await call('POST', '/v1/control', { webhookCopies: 3 });
  await move(call, id, 'picked_up');
  await until(() => received.length === 4);
  assert.equal(new Set(received.slice(1).map(({ body }) => body)).size, 1);
  await call('POST', '/v1/control', { webhooksReordered: true });
  await move(call, id, 'in_transit');
  await move(call, id, 'out_for_delivery');
  await until(() => received.length === 6);
  assert.deepEqual(
    received.slice(4).map(({ event }) => event.data.event.sequence),
    [4, 3],
  );
});

test('paused webhooks wait; steered faults cut answers off before and after the work', async (t) => {
  const { call, received } = await aCarrier(t);
  await call('POST', '/v1/control', {
    webhooksPaused: true,
    failNext: 1,
    failMode: 'disconnect_after_success',
  });
  await assert.rejects(book(call));
  assert.equal((await book(call)).events.length, 1);
  await call('POST', '/v1/control', { webhooksPaused: true, failNext: 1 });
  const refused = await call('POST', '/v1/parcels', aBooking({ reference: 'other' }));
  assert.equal(refused.body.error.code, 'service_unavailable');
  assert.deepEqual((await call('GET', '/v1/parcels?reference=other')).body.parcels, []);
  await wait(50);
  assert.equal(received.length, 0);
  await call('POST', '/v1/control', {});
  await until(() => received.length === 1);
});
