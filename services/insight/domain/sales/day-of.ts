import { markets } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { marketOf } from './market-of.ts';

/** Made once: a format takes a hundred times as long to make as to use. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day (`2026-01-31`) of an instant on the clock of the market that sells in this currency. */
export function dayOf(instant: string, currency: Currency): string {
  return formatIn(markets[marketOf(currency)].timeZone).format(new Date(instant));
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
