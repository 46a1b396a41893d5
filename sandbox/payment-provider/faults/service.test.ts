import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../../shared/testing.ts';
import type { Call } from '../testing.ts';
import { aCard, aProvider, aRequest } from '../testing.ts';

async function takenCount(call: Call): Promise<number> {
  return (await call('GET', '/v1/payments?reference=order-1')).body.payments.length;
}

test('refuse: nothing is done, and the next request finds all well', async (t) => {
  const { call } = await aProvider(t);
  await call('POST', '/v1/control', { failNext: 1 });
  const refused = await call('POST', '/v1/payments', aRequest());
  assert.deepEqual([refused.status, refused.body.error.code], [503, 'service_unavailable']);
  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal(await takenCount(call), 0);
});

test('error_after_success: a 500 though the payment was taken, and the repeat tells', async (t) => {
  const { call } = await aProvider(t);
  await call('POST', '/v1/control', { failNext: 1, failMode: 'error_after_success' });
  const key = { 'idempotency-key': 'a' };
  assert.equal((await call('POST', '/v1/payments', aRequest(), key)).status, 500);
  assert.equal(await takenCount(call), 1);
  assert.equal((await call('POST', '/v1/payments', aRequest(), key)).body.status, 'captured');
  assert.equal(await takenCount(call), 1);
});

const cutOff = [
  { failMode: 'disconnect', taken: 0 },
  { failMode: 'disconnect_after_success', taken: 1 },
];

for (const { failMode, taken } of cutOff) {
  test(`${failMode}: the connection is cut, and ${taken} payment was taken`, async (t) => {
    const { call } = await aProvider(t);
    await call('POST', '/v1/control', { failNext: 1, failMode });
    await assert.rejects(call('POST', '/v1/payments', aRequest()), /fetch failed/);
    assert.equal(await takenCount(call), taken);
  });
}

const silent = [
  { failMode: 'stall', taken: 0 },
  { failMode: 'stall_after_success', taken: 1 },
];

for (const { failMode, taken } of silent) {
  test(`${failMode}: no answer ever, and ${taken} payment was taken`, async (t) => {
    const { call, address } = await aProvider(t);
    await call('POST', '/v1/control', { failNext: 1, failMode });
    const request = fetch(`${address}/v1/payments`, {
      method: 'POST',
      headers: { authorization: 'Bearer test-key' },
      body: JSON.stringify(aRequest()),
      signal: AbortSignal.timeout(200),
    });
    await assert.rejects(request, { name: 'TimeoutError' });
    assert.equal(await takenCount(call), taken);
  });
}

test('delayMs holds every answer, failRate 1 hits all but the steering', async (t) => {
  const { call } = await aProvider(t);
  const control = { delayMs: 150, failRate: 1, failNext: 0, failMode: 'refuse', webhooksPaused: false };
  assert.deepEqual((await call('POST', '/v1/control', { delayMs: 150, failRate: 1 })).body, control);
  const start = performance.now();
  assert.equal((await call('GET', '/v1/payments?reference=order-1')).status, 503);
  assert.ok(performance.now() - start >= 145);
  assert.deepEqual((await call('GET', '/v1/control')).body, control);
  await call('POST', '/v1/control', {});
  assert.equal(await takenCount(call), 0);
});

test('a misspelt control is refused and changes nothing', async (t) => {
  const { call } = await aProvider(t);
  const refused = await call('POST', '/v1/control', { failrate: 1 });
  assert.deepEqual([refused.status, refused.body.error.param], [422, 'failrate']);
  assert.equal(await takenCount(call), 0);
});

test('webhooksPaused holds events back, and lets them go', async (t) => {
  const { call, received } = await aProvider(t);
  await call('POST', '/v1/control', { webhooksPaused: true });
  await call('POST', '/v1/payments', aRequest());
  await wait(100);
  assert.equal(received.length, 0);
  await call('POST', '/v1/control', {});
  await until(() => received.length === 1);
});

test('the card of slowness: the answer is late, but the payment is there at once', async (t) => {
  const { call } = await aProvider(t, { slowAnswerMs: 600 });
  const start = performance.now();
  let isAnswered = false;
  const slow = call('POST', '/v1/payments', aRequest({ method: aCard('4000000000005001') })).then(
    (answer) => {
      isAnswered = true;
      return answer;
    },
  );
  await until(async () => (await takenCount(call)) === 1);
  assert.equal(isAnswered, false);
  assert.equal((await slow).body.status, 'captured');
  assert.ok(performance.now() - start >= 595);
});

test('the card of the error after success: 500, then the repeat tells', async (t) => {
  const { call } = await aProvider(t);
  const body = aRequest({ method: aCard('4000000000005019') });
  const failed = await call('POST', '/v1/payments', body, { 'idempotency-key': 'a' });
  assert.deepEqual([failed.status, failed.body.error.code], [500, 'internal_error']);
  const repeat = await call('POST', '/v1/payments', body, { 'idempotency-key': 'a' });
  assert.deepEqual([repeat.status, repeat.body.status], [201, 'captured']);
  assert.equal(await takenCount(call), 1);
});
