import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, test } from 'node:test';
import { ServiceFailure } from '../door/failure.ts';
import { drainAndClose, type Closing } from '../start/drain-and-close.ts';
import { silentLog } from '../telemetry/log.ts';
import { callContext } from '../testing/call-context.ts';
import { openCallBench, type CallBench, type CallProcess } from '../testing/open-call-bench.ts';

const orderId = '01890000-0000-7000-8000-000000000001';
let bench: CallBench;
let caller: CallProcess;
let counts = { first: 0, second: 0 };

beforeEach(async () => {
  bench = openCallBench();
  caller = await bench.openProcess({ gateway: {} });
  bench.instances.length = 0;
  counts = { first: 0, second: 0 };
});
afterEach(() => bench.close());

const openOrder = (name: 'first' | 'second', workMs = 0) =>
  bench.openProcess({
    order: {
      getOrder: async () => {
        counts[name] += 1;
        await delay(workMs);
        return { by: name };
      },
    },
  });
const getOrder = () => caller.reach('gateway', 'order', 'getOrder', { orderId }, callContext());
const ask = async (times: number) => {
  for (let call = 0; call < times; call += 1) await getOrder();
};

test('calls go to every ready instance in turn', async () => {
  await openOrder('first');
  await openOrder('second');
  await ask(10);
  assert.deepEqual(counts, { first: 5, second: 5 });
});

test('an instance that leaves the registry, drains or only starts is not called', async () => {
  await openOrder('first');
  await openOrder('second');
  await ask(2);
  const [first = assert.fail()] = bench.instances;
  for (const state of ['draining', 'starting'] as const) {
    bench.instances[0] = { ...first, state };
    counts = { first: 0, second: 0 };
    await ask(6);
    assert.deepEqual(counts, { first: 0, second: 6 }, state);
  }
  bench.instances.shift();
  await ask(6);
  assert.deepEqual(counts, { first: 0, second: 12 });
  bench.instances.length = 0;
  await assert.rejects(
    getOrder(),
    (error) => error instanceof ServiceFailure && error.code === 'unavailable' && error.wasNotStarted,
  );
});

test('the less busy instance is called', async () => {
  await openOrder('first', 600);
  const held = Array.from({ length: 4 }, getOrder);
  await delay(50);
  await openOrder('second');
  await ask(5);
  await Promise.all(held);
  assert.deepEqual(counts, { first: 4, second: 5 });
});

/** What a process closes, its own server and rooms being real. */
function closingOf(process: CallProcess): Closing {
  const nothing = () => Promise.resolve();
  const platform = {
    registry: { all: () => [], setState: nothing, stop: nothing },
    telemetry: { log: silentLog, stop: nothing },
    settingsCentre: { stop: () => {} },
    listener: { stop: nothing },
    database: { close: nothing },
  };
  return {
    rooms: process.rooms,
    server: process.server,
    work: { stop: nothing },
    renderer: undefined,
    remote: process.remote,
    platform: platform as unknown as Closing['platform'],
    markNotReady: () => process.setReady(false),
  };
}

test('a server that drains finishes what it holds, says that it is leaving, and takes nothing new', async () => {
  const leaving = await openOrder('first', 600);
  const held = Promise.all(Array.from({ length: 8 }, getOrder));
  await delay(100);
  assert.equal(counts.first, 8);
  const beganMs = performance.now();
  const drained = drainAndClose(closingOf(leaving), 5000);
  await delay(20);
  const knocking = fetch(`${leaving.address}/readyz`);
  await assert.rejects(knocking, 'no new connection is taken');
  assert.deepEqual(
    await held,
    Array.from({ length: 8 }, () => ({ by: 'first' })),
  );
  await drained;
  const tookMs = performance.now() - beganMs;
  assert.ok(tookMs >= 150 && tookMs < 2000, `drained after ${tookMs} ms, as soon as all was answered`);
  assert.equal(leaving.server.listening, false);
  await assert.rejects(getOrder(), ServiceFailure);
  assert.equal(counts.first, 8);
});

test('a kept-alive connection is closed with the last answer, so that the next call goes elsewhere', async () => {
  const leaving = await openOrder('first');
  await ask(1);
  leaving.setReady(false);
  const response = await fetch(`${leaving.address}/readyz`);
  assert.deepEqual([response.status, response.headers.get('connection')], [503, 'close']);
});

test('what does not end in its time is broken off', async () => {
  const leaving = await openOrder('first', 3000);
  const held = assert.rejects(getOrder(), ServiceFailure);
  await delay(100);
  const beganMs = performance.now();
  await drainAndClose(closingOf(leaving), 200);
  const tookMs = performance.now() - beganMs;
  assert.ok(tookMs >= 190 && tookMs < 1000, `closed after ${tookMs} ms`);
  bench.instances.length = 0;
  await held;
});
