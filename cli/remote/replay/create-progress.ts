import type { Replay } from './open-replay.ts';
import type { NoteRefund } from './give-back.ts';
import type { Note } from './replay-invoices.ts';

const everyMs = 2000;

/**
 * Keeps how far a replay is, in its file and in words (now and then one line); `took` tells in the end what this run has
 * sent, and how fast.
 */
export function createProgress(
  { done: doneBefore, retail, save }: Replay,
  tell: (line: string) => void,
): {
  note: Note;
  noteRefund: NoteRefund;
  took: () => { invoices: number; lines: number; seconds: number; invoicesPerSecond: number };
} {
  const beganAtMs = performance.now();
  const { invoices: total } = retail.tally;
  let toldAtMs = beganAtMs;
  let last = { invoices: 0, lines: 0, seconds: 0, invoicesPerSecond: 0 };
  let isSaving = false;
  const isQuiet = () => {
    if (performance.now() - toldAtMs < everyMs) return true;
    toldAtMs = performance.now();
    return false;
  };
  return {
    note: async (done, { invoices, lines }) => {
      const seconds = (performance.now() - beganAtMs) / 1000;
      last = { invoices, lines, seconds, invoicesPerSecond: invoices / seconds };
      const isLast = doneBefore + invoices === total;
      if (isQuiet() && !isLast) return;
      tell(
        `${done} of ${total} invoices · ${lines} lines · ${last.invoicesPerSecond.toFixed(1)} invoices/s · ` +
          `${Math.ceil((total - doneBefore - invoices) / last.invoicesPerSecond)} s left`,
      );
      if (isSaving) return;
      isSaving = true;
      await save(done);
      isSaving = false;
    },
    noteRefund: (given, of) => {
      if (!isQuiet() || given === of) tell(`${given} of ${of} cancellation lines given back`);
    },
    took: () => last,
  };
}
