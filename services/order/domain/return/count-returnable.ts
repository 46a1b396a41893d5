import type { ReturnTime, ReturnableLine } from './returnable-line.ts';

const dayMs = 86_400_000;
/** Goods whose arrival nobody noted count as arrived so long after they were sent. */
const transitDays = 14;

/**
 * How many units of a line may be sent back just now: sent, in time, and not claimed. A claim takes of the goods that were
 * in time when it was made those whose time ends first, so that as many as possible are left.
 */
export function countReturnable(
  { sent, claimed }: Pick<ReturnableLine, 'sent' | 'claimed'>,
  { nowMs, days }: ReturnTime,
): number {
  const goods = sent
    .map(({ quantity, sentMs, arrivedMs }) => ({
      left: quantity,
      sentMs,
      untilMs: (arrivedMs ?? sentMs + transitDays * dayMs) + days * dayMs,
    }))
    .toSorted((one, other) => one.untilMs - other.untilMs);
  for (const { quantity, askedMs } of claimed.toSorted((one, other) => one.askedMs - other.askedMs)) {
    const inTime = goods.filter(({ sentMs, untilMs }) => sentMs <= askedMs && askedMs < untilMs);
    let rest = quantity;
    // The days may have been others when it was made: then any goods will do.
    for (const each of [...inTime, ...goods]) {
      const taken = Math.min(rest, each.left);
      each.left -= taken;
      rest -= taken;
    }
  }
  return goods.reduce((sum, { left, untilMs }) => sum + (nowMs < untilMs ? left : 0), 0);
}
