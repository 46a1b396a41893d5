import type { EventName } from '#contracts/events.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Database } from '../db/database.ts';
import { newTrace, toTraceparent } from '../telemetry/trace-context.ts';
import { stateNamesOf } from './listeners-of.ts';
import { republishStates } from './store/event-upkeep.ts';

export type Republishing = { service: ServiceName; name?: EventName; key?: string };

/**
 * Appends the newest state events of a service again, all or those of one name or key, so that every listener gets
 * them once more; gives how many. Throws when the name is not a state event of the service.
 */
export async function republish(db: Database, { service, name, key }: Republishing): Promise<number> {
  const states = stateNamesOf(service);
  if (name && !states.includes(name)) throw new Error(`${name} is not a state event of ${service}`);
  const rows = await db.rows(
    republishStates(name ? [name] : states, toTraceparent(newTrace(0)), key ?? null),
  );
  return rows.length;
}
