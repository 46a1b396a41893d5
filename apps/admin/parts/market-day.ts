import type { Market, markets } from '#contracts/markets.ts';

const timeZones: { readonly [Name in Market]: (typeof markets)[Name]['timeZone'] } = {
  gb: 'Europe/London',
  cn: 'Asia/Shanghai',
  eu: 'Europe/Berlin',
  us: 'America/New_York',
  jp: 'Asia/Tokyo',
  kw: 'Asia/Kuwait',
};

/** The minute that the clock on the wall of a market shows, as `2026-11-27T09:00`. */
export function wallTime(market: Market, at: Date): string {
  // The Swedish way of writing moments is that of ISO 8601.
  const style = { timeZone: timeZones[market], dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', style).format(at).replace(' ', 'T');
}

/** The day `2026-11-27` it is in a market. */
export function marketDay(market: Market, at: Date): string {
  return wallTime(market, at).slice(0, 10);
}

/** The day so many days after another, before it when below 0. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
