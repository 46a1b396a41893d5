import type { FinishedSpan } from './record-spans.ts';

/** Spans that leave together, and since when they are under way (`performance.now()`). */
export type Batch = { spans: readonly FinishedSpan[]; sinceMs: number };

/** Finished spans that wait for their export. */
export type SpanQueue = {
  /** False when it is full: the span is not kept. */
  add: (span: FinishedSpan) => boolean;
  /** The batch that was given back, else the oldest spans; they count as waiting until `done`. */
  next: () => Batch | undefined;
  /** The batch that `next` gave has left, or is given up. */
  done: () => void;
  size: () => number;
  /** Forgets everything and tells how many spans that was. */
  clear: () => number;
};

/** Makes a queue of at most `mostWaiting` spans besides the batch under way. */
export function createSpanQueue({
  batchSize,
  mostWaiting,
}: {
  batchSize: number;
  mostWaiting: number;
}): SpanQueue {
  let waiting: FinishedSpan[] = [];
  let batch: Batch | undefined;
  const size = () => waiting.length + (batch?.spans.length ?? 0);
  return {
    add: (span) => {
      if (waiting.length >= mostWaiting) return false;
      waiting.push(span);
      return true;
    },
    next: () => {
      if (batch || waiting.length === 0) return batch;
      batch = { spans: waiting.slice(0, batchSize), sinceMs: performance.now() };
      waiting = waiting.slice(batchSize);
      return batch;
    },
    done: () => {
      batch = undefined;
    },
    size,
    clear: () => {
      const count = size();
      waiting = [];
      batch = undefined;
      return count;
    },
  };
}
