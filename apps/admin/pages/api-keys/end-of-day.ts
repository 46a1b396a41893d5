/** The last moment of a day (`2026-06-01`) on the clock of whoever chose it, as a UTC instant. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}
