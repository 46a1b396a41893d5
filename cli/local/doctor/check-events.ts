import { serviceNames } from '#contracts/service-names.ts';
import { measureLag } from '#runtime/events/store/event-cursors.ts';
import type { OpenRooms } from '../database/open-rooms.ts';
import { ok, warn, type Check } from './check.ts';

const longSeconds = 60;

/** Whether events reach their listeners, and whether any are parked. */
export async function checkEvents(rooms: OpenRooms, isShopRunning: boolean): Promise<Check[]> {
  const checks: Check[] = [];
  for (const service of serviceNames) {
    for (const { listener, parked, oldestUndeliveredSeconds } of await rooms.db(service).rows(measureLag())) {
      const name = `events of ${service} to ${listener}`;
      if (parked > 0) {
        const advice = `see them: souk events parked --listener ${listener}; try again: souk events redrive --listener ${listener}`;
        checks.push(warn(name, `${parked} are parked`, advice));
      }
      if (isShopRunning && oldestUndeliveredSeconds > longSeconds) {
        const says = `the oldest has waited for ${Math.round(oldestUndeliveredSeconds)} s`;
        checks.push(warn(name, says, `see why: souk logs --service ${service} --level warn`));
      }
    }
  }
  return checks.length > 0 ? checks : [ok('events', 'all reach their listeners, and none is parked')];
}
