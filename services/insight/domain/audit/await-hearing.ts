import type { LogMarkValue } from '#contracts/audit.ts';
import { bookRules, type Difference } from './compare-books.ts';

/** Up to where the logs of rooms tell what their books were when these were read. */
export type Marks = { payment: LogMarkValue | null; order: LogMarkValue | null };

/** How far each was heard by whom it is compared with. */
export type Heard = { payment: LogMarkValue | null; order: LogMarkValue | null };

const ofPayment: readonly string[] = [bookRules.paid, bookRules.cancelledMoney];

/**
 * Explains a difference by what was not heard yet: books are compared only once the log of the one has been heard by the other
 * up to where it stood when the difference was first seen.
 */
export function awaitHearing(difference: Difference, marks: Marks, heard: Heard): Difference {
  if (difference.openBecause !== null) return difference;
  if (ofPayment.includes(difference.rule) && !isHeard(marks.payment, heard.payment))
    return { ...difference, openBecause: 'the order has not heard of payment yet' };
  if (difference.rule === bookRules.figures && !isHeard(marks.order, heard.order))
    return { ...difference, openBecause: 'the figures have not heard of the order yet' };
  return difference;
}

/** Whether a log was heard up to a place in it; where it tells nothing there is nothing to hear. */
function isHeard(wanted: LogMarkValue | null, heard: LogMarkValue | null): boolean {
  if (!wanted) return true;
  if (!heard) return false;
  if (heard.epoch !== wanted.epoch) return heard.epoch > wanted.epoch;
  if (heard.xid !== wanted.xid) return BigInt(heard.xid) > BigInt(wanted.xid);
  return heard.sequence >= wanted.sequence;
}
