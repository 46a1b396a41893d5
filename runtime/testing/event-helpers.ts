import type { EventName, EventPayload } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Room } from '../door/room.ts';
import { acceptEvents } from '../events/accept-events.ts';
import { announce } from '../events/announce.ts';
import type { Deliver } from '../events/delivery.ts';
import type { EventHints } from '../events/hints.ts';
import type { Position } from '../events/position.ts';
import { systemContext } from '../system-context.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import type { Step } from '../db/statement.ts';

/** The step that announces an event of a bench's room; its payload matters to nobody. */
export function announcing(room: Room, name: EventName, key: string, version = 1): Step<Position> {
  const service = room.definition.name;
  const context = systemContext(service, { cause: 'test', trace: newTrace(0), limitMs: 1000 });
  return announce({ service, context }, name, {
    key,
    version,
    payload: { key } as unknown as EventPayload<EventName>,
  });
}

/** Announces events in one flight each. */
export async function announceAll(room: Room, name: EventName, keys: readonly string[]): Promise<void> {
  const db = room.database.bind(newTrace(0));
  for (const [index, key] of keys.entries()) await db.flight([announcing(room, name, key, index + 1)]);
}

/** Delivers to rooms of the same test, through JSON as between processes. */
export function deliverTo(rooms: { [Listener in ServiceName]?: Room }): Deliver {
  return async (listener, batch) => {
    const room = rooms[listener];
    if (!room) throw new Error(`${listener} is away`);
    return JSON.parse(JSON.stringify(await acceptEvents(room, JSON.parse(JSON.stringify(batch)))));
  };
}

/** Hints that stay in the test; `poke` wakes whoever listens. */
export function localHints(): Pick<EventHints, 'on' | 'poke'> {
  const hearers = new Map<ServiceName, Set<() => void>>();
  return {
    on: (service, hear) => {
      const known = hearers.get(service) ?? new Set();
      hearers.set(service, known.add(hear));
      return () => known.delete(hear);
    },
    poke: (service) => hearers.get(service)?.forEach((hear) => hear()),
  };
}

/** Serves insight alone: a test of the machinery does not depend on who else in the shop hears of orders. */
export const insightAlone: ReadonlyMap<ServiceName, readonly EventName[]> = new Map([
  ['insight', ['order.placed', 'order.paid', 'order.cancelled']],
]);
