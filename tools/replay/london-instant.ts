/**
 * The UTC instant (`2011-06-30T19:01:00.000Z`) of a local time in London (`2011-06-30 20:01:00`). An hour that the clock
 * shows twice is its first; one that it skips is read by the clock before the change (RFC 5545, 3.3.5).
 */
export const londonInstant = (localTime: string): string =>
  new Date(
    Temporal.PlainDateTime.from(localTime.replace(' ', 'T')).toZonedDateTime('Europe/London')
      .epochMilliseconds,
  ).toISOString();
