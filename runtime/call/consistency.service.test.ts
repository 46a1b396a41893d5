import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import type { Neighbours } from '#contracts/services.ts';
import { remember } from '../door/remember.ts';
import type { Room } from '../door/room.ts';
import { collectAnnounced } from '../events/collect-announced.ts';
import type { ConsistencyToken } from '../events/consistency-token.ts';
import { acceptEvents } from '../events/accept-events.ts';
import type { LoggedEvent } from '../events/delivery.ts';
import type { Positions } from '../events/positions.ts';
import { newTrace, toTraceparent } from '../telemetry/trace-context.ts';
import { announcing } from '../testing/event-helpers.ts';
import { callContext } from '../testing/call-context.ts';
import { openCallBench, type CallProcess } from '../testing/open-call-bench.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import type { CallContext, Tools } from '../tools.ts';
import { uuidv7 } from '../uuidv7.ts';

const id = '01890000-0000-7000-8000-000000000001';
const calls = openCallBench();
let events: EventBench;
let gateway: CallProcess;
let insight: Room;
/** What the view of insight shows: the keys of the orders it has heard of. */
const shown: string[] = [];
let sent = 0;
let createCart: (context: CallContext, key: string) => Promise<unknown>;

before(async () => {
  events = await openEventBench();
  const hear = (_tools: Tools, { key }: { key: string }) => Promise.resolve(void shown.push(key));
  const order = await events.openRoom('order');
  const catalog = await events.openRoom('catalog');
  insight = await events.openRoom('insight', { on: { 'order.placed': hear } });
  await openProcesses(order, catalog);
});
after(async () => {
  await calls.close();
  await events.close();
});
/** Three processes and the gateway's: insight shows orders; an order announces, and so does the catalog for it. */
async function openProcesses(order: Room, catalog: Room): Promise<void> {
  const { database } = catalog;
  await calls.openProcess(
    {
      catalog: {
        reserve: async (tools) => {
          await tools.db.flight([announcing(catalog, 'reservation.released', id)]);
          return { state: 'held' };
        },
      },
    },
    { databases: { catalog: database } },
  );
  await calls.openProcess(
    {
      order: {
        cancelOrder: async (tools, input) => {
          const key = `order ${(sent += 1)}`;
          await tools.db.flight([
            announcing(order, 'order.placed', key),
            announcing(order, 'order.paid', key),
          ]);
          const { reason } = input as { reason?: string };
          if (reason) throw new Error(reason);
          const { catalog: stock } = tools.call as Neighbours<'order'>;
          await stock.reserve({ orderId: id, lines: [{ variantId: id, quantity: 1 }], holdSeconds: 60 });
          return { key };
        },
      },
    },
    { databases: { order: order.database } },
  );
  await openKeyed(order);
  const search = () => Promise.resolve({ products: [...shown] });
  await calls.openProcess(
    { insight: { searchProducts: search } },
    { databases: { insight: insight.database }, on: insight.definition.on },
  );
  gateway = await calls.openProcess({ gateway: {} });
}

/** A call that is repeated by its Idempotency-Key, in one process with its caller. */
async function openKeyed(order: Room): Promise<void> {
  const own = await calls.openProcess(
    {
      gateway: {},
      order: {
        createCart: async (tools) => {
          const answer = { key: `order ${(sent += 1)}` };
          await tools.db.flight([
            announcing(order, 'order.cancelled', answer.key),
            ...remember(tools, answer),
          ]);
          return answer;
        },
      },
    },
    { databases: { order: order.database } },
  );
  calls.instances.splice(-2);
  createCart = (context, key) =>
    own.reach('gateway', 'order', 'createCart', { locale: 'en-gb' }, context, key);
}

async function place(reason?: string): Promise<{ key: string; positions: Positions }> {
  const announced = collectAnnounced();
  const context = callContext({ noteAnnounced: announced.note });
  const input = { orderId: id, ...(reason ? { reason } : {}) };
  const calling = gateway.reach('gateway', 'order', 'cancelOrder', input, context);
  if (reason) await assert.rejects(calling);
  else await calling;
  return { key: `order ${sent}`, positions: announced.all() ?? {} };
}

/** Brings insight the order, as the relay does. */
async function deliver(key: string, { 'order.placed': position = assert.fail() }: Positions): Promise<void> {
  const event: LoggedEvent = {
    eventId: uuidv7(),
    name: 'order.placed',
    key,
    version: 1,
    payload: {} as LoggedEvent['payload'],
    occurredAt: '2026-01-02T03:04:05.678Z',
    traceparent: toTraceparent(newTrace(0)),
    position,
  };
  assert.deepEqual(await acceptEvents(insight, { owner: 'order', events: [event] }), [
    { outcome: 'accepted' },
  ]);
}

async function search(positions?: Positions, timeoutMs = 5000): Promise<{ shows: string[]; tookMs: number }> {
  const seen: ConsistencyToken | undefined = positions && {
    cluster: '1',
    timeline: 1,
    lsn: '0/1',
    positions,
  };
  const beganMs = performance.now();
  const context = callContext({ timeoutMs, seen });
  const answer = await gateway.reach('gateway', 'insight', 'searchProducts', { locale: 'en-gb' }, context);
  return { shows: (answer as { products: string[] }).products, tookMs: performance.now() - beganMs };
}

async function logOf(service: 'order' | 'catalog'): Promise<Positions> {
  const { rows } = await events.admin.query<{ name: string; epoch: number; xid: string; sequence: number }>(
    `select distinct on (name) name, epoch, xid::text, sequence::int from "${service}".event_log order by name, sequence desc`,
  );
  return Object.fromEntries(rows.map(({ name, ...position }) => [name, position]));
}

test('what a request announced in two services of two processes comes back together', async () => {
  const { positions } = await place();
  assert.deepEqual(positions, { ...(await logOf('order')), ...(await logOf('catalog')) });
  assert.deepEqual(Object.keys(positions).toSorted(), ['order.paid', 'order.placed', 'reservation.released']);
});

test('what was announced before a failure comes back with it', async () => {
  const { positions } = await place('died midway');
  assert.deepEqual(positions, await logOf('order'));
});

test('a read that brings the token waits until its view has heard of it', async () => {
  const { key, positions } = await place();
  assert.equal((await search()).shows.includes(key), false, 'without a token nobody waits');
  const reading = search(positions);
  await delay(60);
  await deliver(key, positions);
  const { shows, tookMs } = await reading;
  assert.ok(shows.includes(key), `it waited ${tookMs} ms`);
  assert.ok(tookMs >= 60);
  assert.ok((await search(positions)).tookMs < 150, 'what has been heard is not waited for');
});

test('it waits for 200 ms at most, or half the time it has, and is then answered without', async () => {
  const { key, positions } = await place();
  const patient = await search(positions);
  assert.equal(patient.shows.includes(key), false);
  assert.ok(patient.tookMs >= 195 && patient.tookMs < 1000, `${patient.tookMs} ms`);
  const hurried = await search(positions, 240);
  assert.equal(hurried.shows.includes(key), false);
  assert.ok(hurried.tookMs >= 110 && hurried.tookMs < 195, `${hurried.tookMs} ms`);
});

test('a room does not wait for what it does not listen to', async () => {
  const { positions } = await place();
  const { 'order.placed': _heard, ...others } = positions;
  assert.equal(Object.keys(others).length, 2);
  assert.ok((await search(others)).tookMs < 150);
});

test('who repeats a request is told where its events stand, though they were announced the first time', async () => {
  const tell = async (key: string) => {
    const announced = collectAnnounced();
    const answer = await createCart(callContext({ noteAnnounced: announced.note }), key);
    return { answer, announced: announced.all() };
  };
  const first = await tell('the-key-of-this-cart');
  const log = await logOf('order');
  assert.deepEqual(first.announced, { 'order.cancelled': log['order.cancelled'] });
  const again = await tell('the-key-of-this-cart');
  assert.deepEqual(again, { answer: first.answer, announced: log });
  assert.deepEqual(await logOf('order'), log, 'and nothing was announced again');
});
