import { setTimeout as delay } from 'node:timers/promises';
import { serviceNames } from '#contracts/service-names.ts';
import { askDatabase } from './ask-database.ts';

/** Rooms that have not heard all there is for them, by how many events; each room keeps how far it has heard whom. */
const behindText = serviceNames
  .map(
    (service) => `
  select '${service} to ' || c.listener as way, count(*)::int as events
  from "${service}".event_cursor c join "${service}".event_log e
    on (e.epoch, e.xid, e.sequence) > (c.epoch, c.xid, c.sequence) and e.name = any(c.names)
  group by c.listener`,
  )
  .join(' union all ');

/** Waits until every room of a running shop has heard every event that is meant for it; throws what is left after `patienceMs`. */
export async function waitForListeners(folder: string, patienceMs: number): Promise<void> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const behind = await askDatabase<{ way: string; events: number }>(folder, behindText);
    if (behind.length === 0) return;
    if (performance.now() > endMs)
      throw new Error(`not heard after ${patienceMs / 1000} s: ${JSON.stringify(behind)}`);
    await delay(200);
  }
}
