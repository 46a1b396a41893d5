import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, beforeEach, test } from 'node:test';
import { services, type Neighbours } from '#contracts/services.ts';
import { ServiceFailure } from '../door/failure.ts';
import { callContext } from '../testing/call-context.ts';
import { openCallBench, type CallProcess } from '../testing/open-call-bench.ts';
import type { Tools } from '../tools.ts';

const bench = openCallBench();
const id = '01890000-0000-7000-8000-000000000001';
const hopMs = 60;
let gateway: CallProcess;
/** The time left when a call reached its room, by room. */
let leftMs: Record<string, number[]> = {};
let isCatalogSlow = false;

function note({ service, context }: Tools): void {
  (leftMs[service] ??= []).push(context.deadlineMs - performance.now());
}

before(async () => {
  await bench.openProcess({
    catalog: {
      quote: async (tools) => {
        note(tools);
        if (isCatalogSlow) await delay(400);
        return { variants: [] };
      },
    },
  });
  await bench.openProcess({
    order: {
      getOrder: async (tools) => {
        note(tools);
        await delay(hopMs);
        const { catalog } = tools.call as Neighbours<'order'>;
        return catalog.quote({ variantIds: [id], locale: 'en-gb' });
      },
    },
  });
  gateway = await bench.openProcess({ gateway: {} });
});
after(() => bench.close());
beforeEach(() => {
  leftMs = {};
  isCatalogSlow = false;
});

const getOrder = (timeoutMs: number) =>
  gateway.reach('gateway', 'order', 'getOrder', { orderId: id }, callContext({ timeoutMs }));

function isLate(error: unknown): boolean {
  assert.ok(error instanceof ServiceFailure);
  assert.equal(error.code, 'deadline-exceeded');
  return true;
}

test('the time left grows shorter from hop to hop', async () => {
  const givenMs = 1000;
  assert.deepEqual(await getOrder(givenMs), { variants: [] });
  const [[atOrder = 0] = [], [atCatalog = 0] = []] = [leftMs['order'], leftMs['catalog']];
  assert.ok(atOrder > 800 && atOrder < givenMs, `${atOrder} ms at the first hop`);
  assert.ok(atCatalog > 0 && atCatalog <= atOrder - hopMs, `${atCatalog} of ${atOrder} ms at the second hop`);
});

test('a contract’s own limit holds when the caller would wait for longer', async () => {
  await getOrder(60_000);
  const contractMs = 2000;
  assert.ok((leftMs['order']?.[0] ?? Infinity) <= contractMs);
  assert.ok((leftMs['catalog']?.[0] ?? Infinity) <= contractMs - hopMs);
});

test('a call whose time is over is not started, anywhere', async () => {
  await assert.rejects(getOrder(0), (error: ServiceFailure) => isLate(error) && error.wasNotStarted);
  assert.deepEqual(leftMs, {});
  await assert.rejects(getOrder(hopMs - 30), isLate);
  await delay(hopMs * 2);
  assert.equal(leftMs['order']?.length, 1);
  assert.equal(
    leftMs['catalog'],
    undefined,
    'the second hop was not begun when the first had used up the time',
  );
});

test('nobody waits for longer than their time, however slow the neighbour', async () => {
  isCatalogSlow = true;
  const beganMs = performance.now();
  await assert.rejects(getOrder(200), isLate);
  const tookMs = performance.now() - beganMs;
  assert.ok(tookMs >= 190 && tookMs < 390, `${tookMs} ms`);
  assert.equal(leftMs['catalog']?.length, 1, 'what was late is not sent again');
});

test('nor for longer than the contract says, when the neighbour is silent', async () => {
  await bench.openPeer('user', (request) => void request.resume());
  const contractMs = services.user.calls.getProfile.timeoutMs;
  const beganMs = performance.now();
  const asking = gateway.reach('gateway', 'user', 'getProfile', {}, callContext({ timeoutMs: 60_000 }));
  await assert.rejects(asking, isLate);
  const tookMs = performance.now() - beganMs;
  assert.ok(tookMs >= contractMs - 10 && tookMs < contractMs + 400, `${tookMs} ms`);
});
