import { comparePositions, type Position } from './position.ts';
import type { HorizonRow } from './store/event-log.ts';

/** How far a log can be read now: its last settled event, or the last that was pruned when nothing came after it. */
export function horizonOf(row: HorizonRow): Position {
  const last = { epoch: row.epoch, xid: row.xid, sequence: row.sequence };
  const pruned = prunedOf(row);
  return comparePositions(last, pruned) < 0 ? pruned : last;
}

/** How far a log has been pruned. */
export function prunedOf(row: HorizonRow): Position {
  return { epoch: row.prunedEpoch, xid: row.prunedXid, sequence: row.prunedSequence };
}
