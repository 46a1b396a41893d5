/** The first of so many days that end with this one; days are written `2026-01-31`. */
export function firstDay(lastDay: string, days: number): string {
  const last = new Date(`${lastDay}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() - (days - 1));
  return last.toISOString().slice(0, 10);
}
