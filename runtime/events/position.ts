/**
 * A place in one room's log. Order is (epoch, xid, sequence): a sequence alone is not commit order, and a transaction
 * number may come again after a restore.
 */
export type Position = { epoch: number; xid: string; sequence: number };

/** Before every event of every log. */
export const beginning: Position = { epoch: 0, xid: '0', sequence: 0 };

/** Below zero when `a` is before `b`, zero when they are the same place, above zero after. */
export function comparePositions(a: Position, b: Position): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  if (a.xid !== b.xid) return BigInt(a.xid) < BigInt(b.xid) ? -1 : 1;
  return a.sequence - b.sequence;
}
