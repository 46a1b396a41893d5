import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import type { EventName } from '#contracts/events.ts';
import { OutcomeUnknown } from '../db/database.ts';
import type { Room } from '../door/room.ts';
import { newTrace, toTraceparent } from '../telemetry/trace-context.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import type { CallContext, Tools } from '../tools.ts';
import { uuidv7 } from '../uuidv7.ts';
import { acceptEvents } from './accept-events.ts';
import type { EventBatch, LoggedEvent } from './delivery.ts';
import { readHeard } from './store/heard-events.ts';
import { waitForPosition } from './wait-for-position.ts';

let bench: EventBench;
let insight: Room;
let heard: { what: string; context: CallContext; event: object }[] = [];
let behaves: (key: string) => Promise<void> = () => Promise.resolve();
const trace = newTrace(0);

before(async () => {
  bench = await openEventBench();
  const hear = async (tools: Tools, event: { key: string; version: number }) => {
    await behaves(event.key);
    heard.push({ what: `${event.key}:${event.version}`, context: tools.context, event });
  };
  const together = async (tools: Tools, events: readonly { key: string; version: number }[]) => {
    for (const { key } of events) await behaves(key);
    heard.push({
      what: events.map(({ key, version }) => `${key}:${version}`).join(' '),
      context: tools.context,
      event: events,
    });
  };
  insight = await bench.openRoom('insight', { on: { 'order.placed': hear, 'order.paid': { together } } });
});
after(() => bench.close());
afterEach(async () => {
  heard = [];
  behaves = () => Promise.resolve();
  await bench.admin.query('truncate insight.event_heard');
});

function batch(keys: readonly string[], name: EventName = 'order.placed'): EventBatch {
  const events = keys.map((key, index) => ({
    eventId: uuidv7(),
    name,
    key,
    version: index + 1,
    occurredAt: '2026-01-02T03:04:05.678Z',
    payload: {} as LoggedEvent['payload'],
    traceparent: toTraceparent(trace),
    position: { epoch: 1, xid: '100', sequence: index + 1 },
  }));
  return { owner: 'order', events };
}

const outcomes = async (events: EventBatch) =>
  (await acceptEvents(insight, events)).map(({ outcome }) => outcome);
const heardUpTo = async () => (await insight.database.bind(trace).rows(readHeard(['order'])))[0]?.sequence;

test('a listener works as the system, in the trace of the announcer, on what was announced', async () => {
  const events = batch(['a']);
  assert.deepEqual(await outcomes(events), ['accepted']);
  const [{ context, event } = assert.fail()] = heard;
  const { eventId = '' } = events.events[0] ?? {};
  assert.deepEqual(context.subject, { kind: 'system', service: 'insight', cause: `event:${eventId}` });
  assert.equal(context.caller, 'insight');
  assert.equal(context.trace.traceId, trace.traceId);
  assert.notEqual(context.trace.spanId, trace.spanId);
  assert.deepEqual(Object.keys(event).toSorted(), [
    'eventId',
    'key',
    'name',
    'occurredAt',
    'payload',
    'version',
  ]);
  assert.equal(await heardUpTo(), 1);
});

test('after a failure later events of the key are skipped and others go on', async () => {
  behaves = (key) => (key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve());
  const results = await acceptEvents(insight, batch(['good', 'bad', 'good', 'bad', 'other']));
  assert.deepEqual(results, [
    { outcome: 'accepted' },
    { outcome: 'failed', error: 'no' },
    { outcome: 'accepted' },
    { outcome: 'skipped' },
    { outcome: 'accepted' },
  ]);
  assert.deepEqual(heard.map(({ what }) => what).toSorted(), ['good:1', 'good:3', 'other:5']);
  assert.equal(await heardUpTo(), 5);
});

test('events of one key are worked on one after another, of several keys side by side', async () => {
  let inFlight = 0;
  let most = 0;
  behaves = async () => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    await delay(10);
    inFlight -= 1;
  };
  await outcomes(batch(['a', 'a', 'a']));
  assert.equal(most, 1);
  assert.deepEqual(
    heard.map(({ what }) => what),
    ['a:1', 'a:2', 'a:3'],
  );
  await outcomes(batch(Array.from({ length: 20 }, (_, index) => `k${index}`)));
  assert.equal(most, 2);
});

test('a listener that takes many gets the first of each key at once, then the next, and a lone one by itself', async () => {
  const keys = ['a', 'b', 'a', 'c', 'a', 'b'];
  assert.deepEqual(new Set(await outcomes(batch(keys, 'order.paid'))), new Set(['accepted']));
  assert.deepEqual(
    heard.map(({ what }) => what),
    ['a:1 b:2 c:4', 'a:3 b:6', 'a:5'],
  );
  assert.equal(heard[0]?.context.seen?.positions['order.paid']?.sequence, 4);
  assert.equal(await heardUpTo(), 6);
});

test('what a listener does not take at once comes by itself, and only what fails counts as failed', async () => {
  behaves = (key) => (key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve());
  const keys = ['a', 'bad', 'b', 'bad', 'a'];
  assert.deepEqual(await outcomes(batch(keys, 'order.paid')), [
    'accepted',
    'failed',
    'accepted',
    'skipped',
    'accepted',
  ]);
  assert.deepEqual(heard.map(({ what }) => what).toSorted(), ['a:1', 'a:5', 'b:3']);
});

test('an outage postpones what is left, and nothing of it counts as heard', async () => {
  behaves = async (key) => {
    if (key === 'away') throw new OutcomeUnknown(new Error('gone'));
    await delay(key === 'late' ? 20 : 0);
  };
  const keys = ['a', 'away', ...Array.from({ length: 20 }, (_, index) => `k${index}`), 'a'];
  const found = await outcomes(batch(keys));
  assert.equal(found[0], 'accepted');
  assert.equal(found[1], 'postponed');
  assert.equal(found.at(-2), 'postponed');
  assert.equal(await heardUpTo(), 1);
});

test('an event that nobody here listens to fails', async () => {
  assert.deepEqual(await acceptEvents(insight, batch(['a'], 'order.cancelled')), [
    { outcome: 'failed', error: 'insight does not listen to order.cancelled' },
  ]);
});

test('a long error is cut', async () => {
  behaves = () => Promise.reject(new Error('x'.repeat(10_000)));
  const [result] = await acceptEvents(insight, batch(['a']));
  assert.equal(result?.outcome === 'failed' && result.error.length, 500);
});

test('a reader waits until a position has been heard, but not for long', async () => {
  const place = (sequence: number) => ({ 'order.placed': { epoch: 1, xid: '100', sequence } });
  assert.equal(await waitForPosition(insight, {}), true);
  const farAway = { epoch: 9, xid: '9', sequence: 9 };
  assert.equal(
    await waitForPosition(insight, { 'session.ended': farAway, 'order.cancelled': farAway }, 0),
    true,
    'what is not heard here is not waited for, though the room hears others of its owner',
  );
  const began = performance.now();
  assert.equal(await waitForPosition(insight, place(1)), false);
  const waitedMs = performance.now() - began;
  assert.ok(waitedMs >= 199 && waitedMs < 400, `waited ${waitedMs} ms`);

  const waiting = waitForPosition(insight, place(2));
  await delay(30);
  await outcomes(batch(['a', 'b']));
  assert.equal(await waiting, true);
  await bench.admin.query('truncate insight.event_heard');
  assert.equal(await waitForPosition(insight, place(2), 0), true, 'what was heard once is not asked again');
  assert.equal(await waitForPosition(insight, place(3), 20), false);
  await outcomes(batch(['a', 'b']));
  await outcomes(batch(['a']));
  assert.equal(await heardUpTo(), 2, 'an old event again does not set the place back');
});
