import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, test } from 'node:test';
import { ServiceFailure } from '../door/failure.ts';
import { callContext } from '../testing/call-context.ts';
import { openCallBench, type CallBench, type CallProcess } from '../testing/open-call-bench.ts';

const threshold = 5;
const openMs = 1000;
let bench: CallBench;
let caller: CallProcess;
let isWell = false;
let arrivals = 0;

beforeEach(async () => {
  bench = openCallBench();
  caller = await bench.openProcess({ gateway: {} });
  isWell = false;
  arrivals = 0;
});
afterEach(() => bench.close());

/** An instance that breaks off every connection while it is not well. */
const openSick = () =>
  bench.openPeer('order', (request, response) => {
    arrivals += 1;
    request.resume();
    if (!isWell) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"answer":{"by":"healed"}}');
  });

const openWell = () => bench.openProcess({ order: { createCart: () => Promise.resolve({ by: 'well' }) } });

/** Without an Idempotency-Key it is not tried again, so that each call is one attempt. */
const createCart = () =>
  caller.reach('gateway', 'order', 'createCart', { locale: 'en-gb' }, callContext()) as Promise<{
    by: string;
  }>;

async function fails(wasNotStarted: boolean): Promise<void> {
  await assert.rejects(createCart(), (error) => {
    assert.ok(error instanceof ServiceFailure);
    assert.deepEqual([error.code, error.wasNotStarted], ['unavailable', wasNotStarted]);
    return true;
  });
}

test('after five failures in a row an instance is left alone, tried once a second, and used again when it is well', async () => {
  await openSick();
  for (let call = 0; call < threshold; call += 1) await fails(false);
  assert.equal(arrivals, threshold);
  await fails(true);
  await fails(true);
  assert.equal(arrivals, threshold, 'open: nothing is sent');

  await delay(openMs + 50);
  await Promise.all([fails(false), fails(true), fails(true)]);
  assert.equal(arrivals, threshold + 1, 'half open: one call is let through');
  await fails(true);

  await delay(openMs + 50);
  isWell = true;
  assert.deepEqual(await createCart(), { by: 'healed' });
  await Promise.all(Array.from({ length: 5 }, createCart));
  assert.equal(arrivals, threshold + 7, 'closed: all are let through');
});

test('answers that say no, and failures that are told, open nothing', async () => {
  await bench.openProcess({ order: { createCart: () => Promise.reject(new Error('a bug')) } });
  for (let call = 0; call < threshold * 2; call += 1) {
    await assert.rejects(
      createCart(),
      (error) => error instanceof ServiceFailure && error.code === 'internal',
    );
  }
});

test('an instance that does not answer in time is left alone too', async () => {
  await bench.openPeer('order', (request) => {
    arrivals += 1;
    request.resume();
  });
  const hurried = () =>
    caller.reach('gateway', 'order', 'createCart', { locale: 'en-gb' }, callContext({ timeoutMs: 20 }));
  for (let call = 0; call < threshold; call += 1) await assert.rejects(hurried());
  await fails(true);
  assert.equal(arrivals, threshold);
});

test('meanwhile the others do the work, and the one that is well again gets its share', async () => {
  await openWell();
  await openSick();
  const results = await Promise.allSettled(Array.from({ length: 20 }, createCart));
  assert.equal(results.filter(({ status }) => status === 'rejected').length, arrivals);
  assert.ok(arrivals >= threshold);
  const before = arrivals;
  for (let call = 0; call < 10; call += 1) assert.equal((await createCart()).by, 'well');
  assert.equal(arrivals, before);

  isWell = true;
  await delay(openMs + 50);
  const by = [];
  for (let call = 0; call < 10; call += 1) by.push((await createCart()).by);
  assert.equal(by.filter((each) => each === 'healed').length, 5, by.join());
});
