import { frameBatch } from './frame-batch.ts';

/** Where a journal's lines go: `write` keeps all the bytes or fails, `flush` returns when they are on the disk. */
export type JournalFile = {
  write: (bytes: Buffer) => Promise<void>;
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

export type Journal = {
  /** Keeps the records (each already JSON) as one unit; resolves when they are on the disk. */
  append: (records: readonly string[]) => Promise<void>;
  /** Resolves when everything appended so far is on the disk. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

type Batch = { records: string[]; kept: PromiseWithResolvers<void> };

/**
 * Makes a journal in which appends that arrive while the disk is busy share one write and one flush.
 * After a failed write nobody can know what the disk holds: `onFailure` is called once and every later append fails.
 */
export function groupCommit(file: JournalFile, onFailure: (error: Error) => void): Journal {
  let next: Batch | undefined;
  let current: Batch | undefined;
  let failure: Error | undefined;

  async function writeBatches(): Promise<void> {
    while (next !== undefined) {
      current = next;
      next = undefined;
      try {
        await file.write(frameBatch(current.records));
        await file.flush();
        current.kept.resolve();
      } catch (error) {
        failure = error as Error;
        current.kept.reject(failure);
        (next as Batch | undefined)?.kept.reject(failure);
        onFailure(failure);
        return;
      }
      current = undefined;
    }
  }

  function append(records: readonly string[]): Promise<void> {
    if (failure !== undefined) return Promise.reject(failure);
    // The turn of the event loop ends first, so that all requests it has read join the batch.
    if (current === undefined && next === undefined) setImmediate(startWriting);
    next ??= newBatch();
    next.records.push(...records);
    return next.kept.promise;
  }

  function startWriting(): void {
    if (current === undefined && failure === undefined) void writeBatches();
  }

  async function settled(): Promise<void> {
    if (failure !== undefined) throw failure;
    await (next ?? current)?.kept.promise;
  }

  async function close(): Promise<void> {
    if (failure === undefined) await settled();
    await file.close();
  }

  return { append, settled, close };
}

function newBatch(): Batch {
  const kept = Promise.withResolvers<void>();
  // Some appends are not waited for (a failure reaches everybody by onFailure): no unhandled rejection then.
  kept.promise.catch(() => undefined);
  return { records: [], kept };
}
