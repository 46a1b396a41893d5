import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, beforeEach, test } from 'node:test';
import type { LoggedEvent } from '#runtime/events/delivery.ts';
import { hearEvent, type Hears } from '#runtime/events/hear-event.ts';
import { comparePositions, type Position } from '#runtime/events/position.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { gatewayService } from '../../service.ts';
import type { GatewayResources } from './gateway-resources.ts';

const at = (sequence: number): Position => ({ epoch: 1, xid: '900', sequence });

/** An insight that hears of changes `lateMs` after the gateway, and waits as every door does for what it should show. */
const insight = { heard: at(0), price: 100, lateMs: 60 };
let waited = 0;

function insightHears(position: Position, price: number): void {
  setTimeout(() => Object.assign(insight, { heard: position, price }), insight.lateMs);
}

async function catchUp(wanted: Position): Promise<void> {
  waited += 1;
  for (let ms = 0; ms < 200 && comparePositions(insight.heard, wanted) < 0; ms += 10) await delay(10);
}

let room: TestRoom<'gateway'>;
let server: GatewayResources['server'];

before(async () => {
  room = await openTestRoom(gatewayService, {
    reach: async (_from, to, _call, _input, { seen }) => {
      const wanted = to === 'insight' ? seen?.positions['product.changed'] : undefined;
      if (wanted) await catchUp(wanted);
      return { price: insight.price };
    },
  });
  server = (room.room.toolsFor(room.context()).resources as GatewayResources).server;
  await server.ready();
});
after(() => room.close());
beforeEach(() => {
  waited = 0;
});

/** A product changes: the gateway hears of it now, insight later. */
async function change(sequence: number, price: number): Promise<void> {
  insightHears(at(sequence), price);
  const event: LoggedEvent = {
    eventId: uuidv7(),
    name: 'product.changed',
    key: 'p',
    version: sequence,
    payload: { product: { slug: 'red-mug' } } as never,
    occurredAt: '2026-11-21T08:00:00.000Z',
    traceparent: '',
    position: at(sequence),
  };
  await hearEvent(room.room, gatewayService.onEveryInstance['product.changed'] as Hears, event, 1000);
}

const search = async () =>
  (await server.inject('/api/v1/search?locale=en-gb')).json<{ price: number }>().price;

test('what is cached after a change shows the change, though who answers hears of it later', async () => {
  assert.equal(await search(), 100);
  assert.equal(waited, 0, 'nothing has changed yet');
  await change(7, 120);
  assert.equal(await search(), 120);
  assert.equal(await search(), 120);
  assert.equal(waited, 1, 'the second is from the cache');
});

test('an answer for which the change came too late is not kept for long', async () => {
  insight.lateMs = 400;
  await change(8, 140);
  assert.equal(await search(), 120, 'nobody waits for longer than a moment');
  await delay(1400);
  assert.equal(await search(), 140);
});
