/** What was typed as the quantity of each line, by its id. */
export type Counts = Readonly<Record<string, number | string>>;

/** How many were typed for a line; an empty field counts as none. */
export function countOf(counts: Counts, lineId: string): number {
  const typed = counts[lineId];
  return typeof typed === 'number' ? typed : 0;
}

/** The lines of which some were typed, in their order. */
export function pickCounted<Line extends { lineId: string }>(
  lines: readonly Line[],
  counts: Counts,
): { lineId: string; quantity: number }[] {
  return lines.flatMap(({ lineId }) => {
    const quantity = countOf(counts, lineId);
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
}
