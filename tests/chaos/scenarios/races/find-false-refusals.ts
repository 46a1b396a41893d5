/** A buyer who was told that all is gone: when they asked and when they were told, in milliseconds since 1970. */
export type Refused = { fromMs: number; toMs: number };

/** Units that were taken (positive) or given back (negative), and when the transaction began that did it. */
export type Move = { atMs: number; taken: number };

/** A transaction that gives units back may wait this long for its turn; until it ends others see them as taken. */
const givingBackMs = 3000;

/**
 * Those who were refused while units were free all the time from when they asked to when they were told. A unit counts as
 * taken for the longest that it can have been.
 */
export function findFalseRefusals(
  refused: readonly Refused[],
  moves: readonly Move[],
  units: number,
): Refused[] {
  const steps = moves
    .map(({ atMs, taken }) => ({ atMs: taken < 0 ? atMs + givingBackMs : atMs, taken }))
    .toSorted((one, other) => one.atMs - other.atMs || other.taken - one.taken);
  const soldOut: Refused[] = [];
  let [taken, since] = [0, 0];
  for (const step of steps) {
    const before = taken;
    taken += step.taken;
    if (before < units && taken >= units) since = step.atMs;
    if (before >= units && taken < units) soldOut.push({ fromMs: since, toMs: step.atMs });
  }
  if (taken >= units) soldOut.push({ fromMs: since, toMs: Infinity });
  return refused.filter(({ fromMs, toMs }) => {
    return !soldOut.some((span) => span.fromMs <= toMs && fromMs <= span.toMs);
  });
}
