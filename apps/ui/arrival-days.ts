/**
 * The first and the last day, as `yyyy-mm-dd` by the clock of a time zone, on which something ordered at an instant
 * arrives that takes so many working days: Saturdays and Sundays do not count, and neither does the day of ordering.
 */
export function arrivalDays(
  instant: string,
  timeZone: string,
  { daysMin, daysMax }: { daysMin: number; daysMax: number },
): [first: string, last: string] {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(instant));
  return [afterWorkingDays(today, daysMin), afterWorkingDays(today, daysMax)];
}

function afterWorkingDays(from: string, days: number): string {
  const day = new Date(`${from}T12:00:00Z`);
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
