export type ShownMoney = { amountMinor: number; currency: string };

const languages: Readonly<Record<string, string>> = { 'en-gb': 'en-GB', 'zh-cn': 'zh-CN' };

/** The BCP 47 tag of a path prefix. */
export function languageTag(locale: string): string {
  return languages[locale] ?? 'en-GB';
}

/** The time zone of the shop of a path prefix. */
export function timeZoneOf(locale: string): string {
  return locale === 'zh-cn' ? 'Asia/Shanghai' : 'Europe/London';
}

/** An amount as people of a place write it; minor digits are the currency's own (ISO 4217, through Intl). */
export function formatMoney({ amountMinor, currency }: ShownMoney, locale: string): string {
  const format = new Intl.NumberFormat(languageTag(locale), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

/** An amount as promises name it: without minor digits where it has none, e.g. £50. */
export function formatRoundMoney({ amountMinor, currency }: ShownMoney, locale: string): string {
  const style = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  const format = new Intl.NumberFormat(languageTag(locale), style);
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The day of a moment with its year, in the time zone of the shop. */
export function formatDate(instant: string, locale: string): string {
  const style = { dateStyle: 'long', timeZone: timeZoneOf(locale) } as const;
  return new Intl.DateTimeFormat(languageTag(locale), style).format(new Date(instant));
}

/** A day `yyyy-mm-dd` with its weekday, short. */
export function formatDay(day: string, locale: string): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(languageTag(locale), style).format(new Date(day));
}

/** A moment as day and time in the time zone of the shop. */
export function formatInstant(instant: string, locale: string): string {
  const timeZone = timeZoneOf(locale);
  return new Intl.DateTimeFormat(languageTag(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant));
}
