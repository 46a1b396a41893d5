/** The first and the last day (`2026-05-01`) of the month before the one of a moment, on the clock of whoever looks. */
export function lastMonth(now: Date): { from: string; to: string } {
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1));
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth(), 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}
