import { languageTag } from '../../ui/format.ts';

/** A moment as day and time on the clock of whoever looks. */
export function formatMoment(instant: string, locale: string): string {
  const format = new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(instant));
}

/** A day of a calendar (`2026-06-01`), the same wherever one looks. */
export function formatDay(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(languageTag(locale), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A number with the separators of a language. */
export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(languageTag(locale)).format(value);
}

/** A number that always tells its sign, as changes of stock do: `+12`, `−3`. */
export function formatSigned(value: number, locale: string): string {
  return new Intl.NumberFormat(languageTag(locale), { signDisplay: 'exceptZero' }).format(value);
}
