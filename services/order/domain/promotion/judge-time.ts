import type { Promotion, Reason } from './promotion.ts';

type Period = Pick<Promotion, 'beginsAt' | 'endsAt'>;

/** Whether something holds at a time of the market's clock: `beginsAt` is its first minute, `endsAt` the first after it. */
export function judgePeriod({ beginsAt, endsAt }: Period, wallTime: string): Reason | null {
  if (beginsAt !== null && wallTime < beginsAt) return 'not-yet';
  return endsAt !== null && wallTime >= endsAt ? 'expired' : null;
}

/** Whether a promotion holds at a time of the market's clock: its period, its days of the week, its hours. */
export function judgeTime(
  promotion: Pick<Promotion, 'conditions'> & Period,
  wallTime: string,
): Reason | null {
  const { weekdays, hours } = promotion.conditions;
  const outside = judgePeriod(promotion, wallTime);
  if (outside) return outside;
  if (weekdays !== null && !weekdays.includes(weekdayOf(wallTime))) return 'other-time';
  return hours !== null && !isWithin(hours, wallTime.slice(11)) ? 'other-time' : null;
}

/** The day of the week of a wall time, 1 for Monday to 7 for Sunday (ISO 8601). */
function weekdayOf(wallTime: string): number {
  return new Date(`${wallTime}Z`).getUTCDay() || 7;
}

/** Hours that end before they begin go over midnight. */
function isWithin({ from, until }: { from: string; until: string }, time: string): boolean {
  return from <= until ? time >= from && time < until : time >= from || time < until;
}
