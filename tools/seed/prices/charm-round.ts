const YUAN = 100;
const TEN_YUAN = 1000;

const LAST_WITH_FRACTION = 9990;
const FIRST_WHOLE = 10_900;

/** The nearest amount to `minor` (the higher one on a tie) of those that lie `below` under a whole `step`. */
const nearestBelowStep = (minor: number, step: number, below: number): number =>
  Math.max(1, Math.floor((minor + below) / step + 0.5)) * step - below;

/**
 * Rounds a derived price in fen to the nearest that looks like a price of a shop: ¥….90 up to ¥99.90 (¥7.68 → ¥7.90),
 * from ¥109 on a whole yuan ending in 9 (¥134.20 → ¥139). Never under ¥0.90; a higher price never becomes a lower one.
 */
export const charmRound = (minor: number): number =>
  2 * minor < LAST_WITH_FRACTION + FIRST_WHOLE
    ? Math.min(LAST_WITH_FRACTION, nearestBelowStep(minor, YUAN, YUAN / 10))
    : nearestBelowStep(minor, TEN_YUAN, YUAN);
