import type { LogMarkValue } from '#contracts/audit.ts';

/** The last of some places in a log; null of none. */
export function lastOf(places: readonly LogMarkValue[]): LogMarkValue | null {
  const [last] = places.toSorted((one, other) => {
    if (one.epoch !== other.epoch) return other.epoch - one.epoch;
    if (one.xid !== other.xid) return BigInt(one.xid) < BigInt(other.xid) ? 1 : -1;
    return other.sequence - one.sequence;
  });
  return last ? { epoch: last.epoch, xid: last.xid, sequence: last.sequence } : null;
}
