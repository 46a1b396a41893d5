import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { until } from '../../shared/testing.ts';
import { aCard, aProvider, aRequest } from '../testing.ts';

test('an event is signed over the exact body that is sent, and carries the whole payment', async (t) => {
  const { call, received } = await aProvider(t);
  const payment = (await call('POST', '/v1/payments', aRequest())).body;
  const { signature, body, event } = await until(() => received[0]);
  const [, unixSeconds = '', hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  assert.ok(Math.abs(Number(unixSeconds) - Date.now() / 1_000) < 5);
  assert.equal(createHmac('sha256', 'test-secret').update(`${unixSeconds}.${body}`).digest('hex'), hex);
  assert.match(event.id, /^evt_/);
  assert.equal(event.type, 'payment.captured');
  assert.deepEqual(event.data, payment);
});

test('each version of a payment has exactly one event', async (t) => {
  const { call, received } = await aProvider(t);
  const { id } = (await call('POST', '/v1/payments', aRequest({ capture: 'manual' }))).body;
  await call('POST', `/v1/payments/${id}/capture`, { amountMinor: 1_000 });
  await call('POST', `/v1/payments/${id}/void`);
  const refund = { amountMinor: 400, reference: 'return-1' };
  const given = (await call('POST', `/v1/payments/${id}/refunds`, refund)).body;
  await call('POST', `/v1/payments/${id}/capture`, { amountMinor: 1 });
  await until(() => received.length === 4);
  const events = received.map(({ event }) => event).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  assert.deepEqual(
    events.map(({ type, data }) => [type, data.version]),
    [
      ['payment.authorised', 1],
      ['payment.captured', 2],
      ['payment.voided', 3],
      ['refund.succeeded', 4],
    ],
  );
  assert.deepEqual(
    events.map(({ refund: carried }) => carried),
    [undefined, undefined, undefined, given],
  );
});

test('a declined payment is announced too', async (t) => {
  const { call, received } = await aProvider(t);
  await call('POST', '/v1/payments', aRequest({ method: aCard('4000000000009979') }));
  const { event } = await until(() => received[0]);
  assert.deepEqual([event.type, event.data.declineCode], ['payment.declined', 'stolen_card']);
});

test('the card of duplicates: one event comes three times', async (t) => {
  const { call, received } = await aProvider(t);
  await call('POST', '/v1/payments', aRequest({ method: aCard('4000000000005043') }));
  await until(() => received.length === 3);
  assert.equal(new Set(received.map(({ body }) => body)).size, 1);
});

test('the card of disorder: the second event overtakes the first', async (t) => {
  const { call, received } = await aProvider(t);
  const { version } = (await call('POST', '/v1/payments', aRequest({ method: aCard('4000000000005050') })))
    .body;
  assert.equal(version, 2);
  await until(() => received.length === 2);
  assert.deepEqual(
    received.map(({ event }) => [event.type, event.data.version]),
    [
      ['payment.captured', 2],
      ['payment.authorised', 1],
    ],
  );
});

test('the card of delay: the answer is at once, the event later', async (t) => {
  const { call, received } = await aProvider(t);
  const { status } = (await call('POST', '/v1/payments', aRequest({ method: aCard('4000000000005035') })))
    .body;
  const answeredAtMs = performance.now();
  assert.equal(status, 'captured');
  const { atMs } = await until(() => received[0]);
  assert.ok(atMs - answeredAtMs > 200, `${atMs - answeredAtMs} ms`);
});

test('the card of processing: the outcome comes later by an event, and cannot be voided before', async (t) => {
  const { call, received } = await aProvider(t);
  const { id, status } = (await call('POST', '/v1/payments', aRequest({ method: aCard('4000000000005027') })))
    .body;
  assert.equal(status, 'processing');
  assert.equal((await call('POST', `/v1/payments/${id}/void`)).status, 409);
  await until(() => received.length === 2);
  assert.deepEqual(
    received.map(({ event }) => [event.type, event.data.version]),
    [
      ['payment.processing', 1],
      ['payment.captured', 2],
    ],
  );
  assert.equal((await call('GET', `/v1/payments/${id}`)).body.status, 'captured');
});

test('an event that is refused comes again until it is taken', async (t) => {
  const { call, received, answer } = await aProvider(t);
  answer.status = 500;
  const { id } = (await call('POST', '/v1/payments', aRequest())).body;
  const list = async () => (await call('GET', `/v1/events?paymentId=${id}`)).body.events[0]?.delivery;
  const refused = await until(async () => {
    const delivery = await list();
    return delivery !== undefined && delivery.attempts >= 2 && delivery;
  });
  assert.deepEqual([refused.state, refused.lastError], ['pending', 'the receiver answered 500']);
  answer.status = 200;
  await until(async () => (await list())?.state === 'delivered');
  assert.equal(received.length, 1);
});

test('an event that is refused for too long is given up', async (t) => {
  const { call, answer } = await aProvider(t, { retryWindowMs: 50 });
  answer.status = 404;
  await call('POST', '/v1/payments', aRequest());
  const [event] = await until(async () => {
    const { events } = (await call('GET', '/v1/events')).body;
    return events[0]?.delivery.state === 'abandoned' && events;
  });
  assert.equal(event?.type, 'payment.captured');
});

test('events are listed in their order, page by page', async (t) => {
  const { call } = await aProvider(t);
  for (const reference of ['1', '2', '3']) await call('POST', '/v1/payments', aRequest({ reference }));
  const references = async (query: string): Promise<unknown[]> =>
    (await call('GET', `/v1/events${query}`)).body.events.map(({ data }) => data.reference);
  assert.deepEqual(await references(''), ['1', '2', '3']);
  assert.deepEqual(await references('?limit=2'), ['1', '2']);
  const second = (await call('GET', '/v1/events?limit=2')).body.events[1]?.id;
  assert.deepEqual(await references(`?after=${second}`), ['3']);
});
