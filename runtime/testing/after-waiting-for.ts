import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import type { Step } from '../db/statement.ts';

const patienceMs = 2000;
const lookEveryMs = 5;

/**
 * Runs a step, or several, in a transaction that ends only when `work` waits for a lock of it: `work` began with what was there
 * before. Throws when nothing waits within two seconds.
 */
export async function afterWaitingFor<Answer>(
  db: Database,
  steps: Step | readonly Step[],
  work: () => Promise<Answer>,
): Promise<Answer> {
  const pending: Promise<Answer>[] = [];
  await db.transaction(async (transaction) => {
    for (const step of [steps].flat()) await transaction.rows(step);
    pending.push(work());
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
      if ((await transaction.rows(waitingSessions)).length > 0) return;
      await delay(lookEveryMs);
    }
    throw new Error('nothing waited for the step');
  });
  const [answer] = await Promise.all(pending);
  return answer as Answer;
}

const waitingSessions: Step = {
  name: 'test.waiting-sessions',
  text: `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  values: [],
};
