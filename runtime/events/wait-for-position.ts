import { setTimeout as delay } from 'node:timers/promises';
import { events, type EventName } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Room } from '../door/room.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { comparePositions, type Position } from './position.ts';
import type { Positions } from './positions.ts';
import { readHeard } from './store/heard-events.ts';

const shortestLookMs = 5;
const longestLookMs = 40;

/** How far each room of this process is known to have heard; it never goes back, so a later look can spare asking. */
const knownToBeHeard = new WeakMap<Room, Map<ServiceName, Position>>();

/**
 * Waits until a room has heard the events it works on up to these positions, at most `limitMs`; true when it has.
 * Events that the room does not work on are passed over: nothing it shows is made from them.
 */
export async function waitForPosition(room: Room, positions: Positions, limitMs = 200): Promise<boolean> {
  const known = knownToBeHeard.get(room) ?? new Map<ServiceName, Position>();
  knownToBeHeard.set(room, known);
  const wanted = wantedBy(room, positions);
  const isReached = () =>
    wanted.every(({ owner, position }) => {
      const place = known.get(owner);
      return place !== undefined && comparePositions(place, position) >= 0;
    });
  const endMs = performance.now() + limitMs;
  const db = room.database.bind(newTrace(0));
  for (let lookMs = shortestLookMs; !isReached(); lookMs = Math.min(longestLookMs, lookMs * 2)) {
    const rows = await db.rows(readHeard(wanted.map(({ owner }) => owner)));
    for (const { owner, ...place } of rows) known.set(owner as ServiceName, place);
    if (isReached()) break;
    const leftMs = endMs - performance.now();
    if (leftMs <= 0) return false;
    await delay(Math.min(lookMs, leftMs));
  }
  return true;
}

function wantedBy(room: Room, positions: Positions): { owner: ServiceName; position: Position }[] {
  return (Object.entries(positions) as [EventName, Position][])
    .filter(([name]) => Object.hasOwn(room.definition.on, name))
    .map(([name, position]) => ({ owner: events[name].owner, position }));
}
