import type { ServiceName } from '#contracts/service-names.ts';
import type { Database } from '../db/database.ts';
import type { Room } from '../door/room.ts';
import { startLoop, type Loop } from '../loop.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { listenersOf, stateNamesOf } from './listeners-of.ts';
import { checkEpoch } from './store/event-epoch.ts';
import { compactStates, pruneEvents } from './store/event-upkeep.ts';

const keptDays = 30;
const rowsAtOnce = 2000;
const firstAfterMs = 30_000;
const everyMs = 600_000;

/**
 * Keeps only the newest state event of each key, and removes other events after 30 days unless a listener has not had
 * them yet. Gives how many went.
 */
export async function tendLog(
  db: Database,
  service: ServiceName,
): Promise<{ compacted: number; pruned: number }> {
  const states = stateNamesOf(service);
  const listeners = [...listenersOf(service).keys()];
  return {
    compacted: states.length === 0 ? 0 : await untilDone(db, () => compactStates(states, rowsAtOnce)),
    pruned: await untilDone(db, () => pruneEvents(states, listeners, keptDays, rowsAtOnce)),
  };
}

async function untilDone(db: Database, step: () => ReturnType<typeof compactStates>): Promise<number> {
  for (let total = 0; ;) {
    const count = (await db.row(step()))?.count ?? 0;
    total += count;
    if (count < rowsAtOnce) return total;
  }
}

/** Tends a room's log from time to time; at the start it looks whether the database was restored. */
export function startUpkeep(room: Room): Loop {
  const { name } = room.definition;
  let isFirst = true;
  return startLoop({
    pass: async () => {
      if (isFirst) {
        await room.database.bind(newTrace(0)).rows(checkEpoch());
        isFirst = false;
        return { waitMs: firstAfterMs, isFirm: true };
      }
      const { compacted, pruned } = await tendLog(room.database.bind(newTrace(0)), name);
      if (compacted + pruned > 0) room.log.info('tended the event log', { service: name, compacted, pruned });
      return { waitMs: everyMs, isFirm: true };
    },
    onError: (error) => room.log.warn('could not tend the event log', { service: name, error }),
  });
}
