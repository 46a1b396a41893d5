import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createPostSpans, type ExportOutcome } from './post-spans.ts';
import type { FinishedSpan } from './record-spans.ts';
import { createSpanQueue, type Batch } from './span-queue.ts';
import { toOtlp } from './to-otlp.ts';

export type SpanExporter = {
  /** Keeps a span until it is sent; never waits, and forgets the span when too many wait already. */
  keep: (span: FinishedSpan) => void;
  /** Sends what waits, within this many milliseconds. */
  stop: (withinMs: number) => Promise<void>;
};

export type ExportPace = {
  /** Time between exports, unless a batch is full before. */
  everyMs: number;
  batchSize: number;
  mostWaiting: number;
  /** How long a collector may take for one export. */
  timeoutMs: number;
  /** The wait after the first failure in a row; it doubles up to the longest. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** A batch that nobody took for so long is dropped. */
  giveUpMs: number;
};

const usualPace: ExportPace = {
  everyMs: 1000,
  batchSize: 512,
  mostWaiting: 5000,
  timeoutMs: 5000,
  firstRetryMs: 1000,
  longestRetryMs: 30_000,
  giveUpMs: 60_000,
};

export type ExportOptions = {
  /** Names this run of the process. */
  instance: string;
  /** Where the collector is at this moment; empty for none. */
  url: () => string;
  metrics: Pick<Metrics, 'add'>;
  log: Log;
  pace?: ExportPace;
};

type Dropped = 'queue-full' | 'refused' | 'too-late' | 'no-collector';

/**
 * Sends finished spans to the collector of the setting, in batches, one at a time. While there is none they are
 * forgotten; one that is slow, busy or gone gets them later, and what does not fit the queue or grows too old is
 * dropped and counted.
 */
export function exportSpans(options: ExportOptions): SpanExporter {
  const { url, metrics, pace = usualPace } = options;
  const queue = createSpanQueue(pace);
  const delivery = createDelivery(options, pace);
  let sending: Promise<void> | undefined;

  const drop = (count: number, reason: Dropped): void => {
    if (count > 0) metrics.add('souk_spans_dropped_total', { reason }, count);
  };

  async function send(endMs: number): Promise<void> {
    for (let batch = queue.next(); batch; batch = queue.next()) {
      const leftMs = endMs - performance.now();
      if (leftMs <= 0) return;
      if (url() === '') return drop(queue.clear(), 'no-collector');
      const { outcome, isOver } = await delivery.deliver(batch, Math.min(pace.timeoutMs, leftMs));
      if (isOver) queue.done();
      if (outcome.kind === 'taken') drop(outcome.rejected, 'refused');
      else if (isOver) drop(batch.spans.length, outcome.kind === 'refused' ? 'refused' : 'too-late');
      if (outcome.kind !== 'taken') return;
    }
  }

  function start(): void {
    if (sending || !delivery.isDue()) return;
    sending = send(Infinity).finally(() => {
      sending = undefined;
    });
  }

  const timer = setInterval(start, pace.everyMs).unref();
  return {
    keep: (span) => {
      if (url() === '') return;
      if (!queue.add(span)) return drop(1, 'queue-full');
      if (queue.size() === pace.batchSize) setImmediate(start);
    },
    stop: async (withinMs) => {
      clearInterval(timer);
      const endMs = performance.now() + withinMs;
      await within(withinMs, sending);
      if (!sending) await send(endMs);
      const left = queue.clear();
      drop(left, 'too-late');
      if (left > 0) options.log.warn('spans were not exported', { count: left });
      await delivery.close();
    },
  };
}

/** Delivers batches, and says when the next may be sent after one that was not taken. */
function createDelivery({ instance, url, metrics, log }: ExportOptions, pace: ExportPace) {
  const { post, close } = createPostSpans();
  let failures = 0;
  let notBeforeMs = 0;

  function note(outcome: ExportOutcome): void {
    if (outcome.kind === 'taken') {
      if (failures > 0) log.info('spans are exported again');
      failures = 0;
      return;
    }
    failures += 1;
    if (failures === 1) log.warn('spans cannot be exported', { reason: outcome.reason });
    const backoffMs = Math.min(pace.longestRetryMs, pace.firstRetryMs * 2 ** (failures - 1));
    const saidMs = outcome.kind === 'again' ? outcome.afterMs : undefined;
    // Spread, so that processes do not come back in step; a collector that names a time is not asked before it.
    notBeforeMs = performance.now() + (saidMs ?? backoffMs * (0.5 + Math.random() / 2));
  }

  return {
    close,
    isDue: () => performance.now() >= notBeforeMs,
    /** Sends a batch once; it is over when it was taken, refused, or is too old to be sent again. */
    deliver: async ({ spans, sinceMs }: Batch, withinMs: number) => {
      const outcome = await post(url(), toOtlp(instance, spans), withinMs);
      note(outcome);
      if (outcome.kind === 'taken')
        metrics.add('souk_spans_exported_total', {}, spans.length - outcome.rejected);
      const isTooOld = performance.now() - sinceMs > pace.giveUpMs;
      return { outcome, isOver: outcome.kind !== 'again' || isTooOld };
    },
  };
}

async function within(limitMs: number, work: Promise<void> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
