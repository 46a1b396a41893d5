/** What a look at a log found. */
export type Seen = {
  /** There is more to do at once. */
  isBusy: boolean;
  /** Something is committed that cannot be read yet. */
  isHeldBack: boolean;
};

const shortestHeldMs = 10;
const shortestIdleMs = 250;
const longestIdleMs = 3000;

/**
 * Gives the milliseconds until the next look: none while there is more, few while something is held back by an open
 * transaction, else a quarter of a second growing to three seconds. A hint cuts any of them short.
 */
export function createPace(): (seen: Seen) => number {
  let heldMs = shortestHeldMs;
  let idleMs = shortestIdleMs;
  return ({ isBusy, isHeldBack }) => {
    const heldNow = heldMs;
    const idleNow = idleMs;
    heldMs = isHeldBack && !isBusy ? Math.min(heldMs * 2, shortestIdleMs) : shortestHeldMs;
    idleMs = isBusy || isHeldBack ? shortestIdleMs : Math.min(idleMs * 2, longestIdleMs);
    if (isBusy) return 0;
    return isHeldBack ? heldNow : idleNow;
  };
}
