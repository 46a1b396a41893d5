import { announce } from '#runtime/events/announce.ts';
import { newTrace } from '#runtime/telemetry/trace-context.ts';
import { systemContext } from '#runtime/system-context.ts';
import type { OpeningTools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { View } from '../../domain/view/judge-view.ts';
import { addCounts, type ViewCount } from '../../domain/view/add-counts.ts';

/** Counts what people look at, in memory, and tells it in batches: a page waits for none of it. */
export type ViewCounter = {
  note: (view: View) => void;
  /** Tells what was counted since the last batch, if anything was; what cannot be told is kept for the next. */
  tell: () => Promise<void>;
  /** Tells the last batch and no more. */
  stop: () => Promise<void>;
};

const tellMs = 5000;

/** Opens the counter of a process. A killed process takes the counts of its last batch with it. */
export function countViews({
  database,
  setting,
  log,
}: Pick<OpeningTools, 'database' | 'setting' | 'log'>): ViewCounter {
  let counts: ViewCount[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function tell(): Promise<void> {
    const told = counts;
    if (told.length === 0) return;
    counts = [];
    const trace = newTrace(0);
    const batchId = uuidv7();
    const payload = { batchId, at: new Date().toISOString(), counts: told };
    const context = systemContext('gateway', { cause: 'count-views', trace, limitMs: tellMs });
    try {
      const step = announce({ service: 'gateway', context }, 'shop.viewed', {
        key: batchId,
        version: 1,
        payload,
      });
      await database.bind(trace).flight([step]);
    } catch (error) {
      counts = addCounts(told, counts);
      log.warn('what was looked at could not be told yet', { error });
    }
  }

  function wait(): void {
    timer = setTimeout(
      () => void tell().then(() => (isStopped ? undefined : wait())),
      1000 * setting('gateway.viewBatchSeconds'),
    );
    timer.unref();
  }
  wait();

  return {
    note: ({ market, isVisit, isProduct }) => {
      const view = { market, visits: Number(isVisit), pages: 1, products: Number(isProduct) };
      counts = addCounts(counts, [view]);
    },
    tell,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await tell();
    },
  };
}
