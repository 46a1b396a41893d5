import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '#contracts/service-names.ts';
import { measureLag } from '#runtime/events/store/event-cursors.ts';
import { listenersOf } from '#runtime/events/listeners-of.ts';
import { openRooms } from './open-rooms.ts';
import type { ShopServer } from './with-server.ts';

const lookEveryMs = 200;

/**
 * Waits until every listener of a service has been given all of its events; false when that takes longer than the
 * limit, in milliseconds. What is parked does not count: it waits for a person.
 */
export async function waitUntilHeard(
  server: Pick<ShopServer, 'superuserUrl' | 'secret'>,
  owner: ServiceName,
  limitMs: number,
): Promise<boolean> {
  const rooms = openRooms(server);
  const listeners = [...listenersOf(owner).keys()];
  try {
    for (let waitedMs = 0; waitedMs < limitMs; waitedMs += lookEveryMs) {
      const rows = await rooms.db(owner).rows(measureLag());
      const heard = rows.filter((row) => row.oldestUndeliveredSeconds === 0).map((row) => row.listener);
      if (listeners.every((listener) => heard.includes(listener))) return true;
      await delay(lookEveryMs);
    }
    return false;
  } finally {
    await rooms.close();
  }
}
