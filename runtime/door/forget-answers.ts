import type { Database } from '../db/database.ts';
import { startLoop, type Loop } from '../loop.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { deleteRepeats } from './idempotency-store.ts';
import type { Room } from './room.ts';

const rowsAtOnce = 1000;
const firstAfterMs = 30_000;
const everyMs = 600_000;

/** Deletes what is known of requests that are older than this many hours; gives how many. */
export async function forgetAnswers(db: Pick<Database, 'row'>, keptHours: number): Promise<number> {
  for (let total = 0; ;) {
    const count = (await db.row(deleteRepeats(keptHours, rowsAtOnce)))?.count ?? 0;
    total += count;
    if (count < rowsAtOnce) return total;
  }
}

/** Forgets a room's old answers from time to time. */
export function startForgetting(room: Room): Loop {
  const { name: service } = room.definition;
  let isFirst = true;
  return startLoop({
    pass: async () => {
      const waitMs = isFirst ? firstAfterMs : everyMs;
      if (!isFirst) {
        const db = room.database.bind(newTrace(0));
        const count = await forgetAnswers(db, room.setting('idempotency.keptHours'));
        if (count > 0) room.log.info('forgot old answers', { service, count });
      }
      isFirst = false;
      return { waitMs, isFirm: true };
    },
    onError: (error) => room.log.warn('could not forget old answers', { service, error }),
  });
}
