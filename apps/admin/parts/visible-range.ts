type Window = {
  count: number;
  rowHeight: number;
  /** Pixels of the list that are above what is seen. */
  above: number;
  /** Pixels that are seen. */
  height: number;
};

/** Rows beyond the edges, so that moving by keys and fast scrolling find them drawn. */
const beyond = 15;

/** Which rows of a long list must be drawn: from the first to before the last. */
export function visibleRange({ count, rowHeight, above, height }: Window): { from: number; to: number } {
  if (rowHeight <= 0) return { from: 0, to: count };
  const first = Math.floor(above / rowHeight) - beyond;
  const last = Math.ceil((above + height) / rowHeight) + beyond;
  // Also when one has scrolled past the end, something is drawn.
  const from = Math.max(0, Math.min(first, count - 2 * beyond));
  return { from, to: Math.min(count, Math.max(last, from + 2 * beyond)) };
}
