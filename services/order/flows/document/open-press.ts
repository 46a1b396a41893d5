import { LRUCache } from 'lru-cache';
import type { IssuedDocument } from '../../domain/document/issued-document.ts';
import { openPrinter, type Printer } from './open-printer.ts';
import { hashDocument } from './hash-document.ts';

/** Gives documents as PDF: printed once while they are remembered, one at a time, `busy` when too many wait. */
export type Press = {
  print: (document: IssuedDocument) => Promise<Uint8Array | 'busy'>;
  /** How many were printed, and the most that were in print at once. */
  counts: { printed: number; atOnceMost: number };
  close: () => Promise<void>;
};

const keptBytesMost = 16 * 1024 * 1024;
const waitingMost = 30;

/** Opens the press of a process before its printer. What is printed is kept by the hash of its contents. */
export function openPress(printer: Printer = openPrinter()): Press {
  const kept = new LRUCache<string, Uint8Array>({
    maxSize: keptBytesMost,
    sizeCalculation: ({ length }) => length,
  });
  const inWork = new Map<string, Promise<Uint8Array>>();
  const counts = { printed: 0, atOnceMost: 0 };
  let atOnce = 0;
  let last: Promise<unknown> = Promise.resolve();
  const printNow = async (hash: string, document: IssuedDocument): Promise<Uint8Array> => {
    atOnce += 1;
    counts.atOnceMost = Math.max(counts.atOnceMost, atOnce);
    try {
      const bytes = await printer.print(document);
      counts.printed += 1;
      kept.set(hash, bytes);
      return bytes;
    } finally {
      atOnce -= 1;
      inWork.delete(hash);
    }
  };
  return {
    counts,
    print: async (document) => {
      const hash = hashDocument(document);
      const known = kept.get(hash) ?? inWork.get(hash);
      if (known) return known;
      if (inWork.size >= waitingMost) return 'busy';
      const turn = last.then(() => printNow(hash, document));
      // The next one waits for this one's end, however it ends.
      last = turn.catch(() => {});
      inWork.set(hash, turn);
      return turn;
    },
    close: () => printer.close(),
  };
}
