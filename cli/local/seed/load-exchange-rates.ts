import { readFile } from 'node:fs/promises';
import type { SeedRoom } from './open-seed-room.ts';

const file = new URL('../../../tools/seed/data/exchange-rates-monthly.csv', import.meta.url);
const currencies = { China: 'CNY', Euro: 'EUR', Japan: 'JPY', 'United Kingdom': 'GBP' } as const;

/** No free collection has a newer one: the middle of the band in which the dinar was held to the dollar until 2007. */
const dinar = { currency: 'KWD', date: '2003-01-01', perUsd: '0.29963' } as const;

/** Loads monthly exchange rates per US dollar, by which prices are derived. Throws on a line it cannot read. */
export async function loadExchangeRates(catalog: SeedRoom<'catalog'>): Promise<void> {
  const [, ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
  const rates = lines.map((line) => {
    const [date = '', country = '', perUsd = ''] = line.split(',');
    if (!Object.hasOwn(currencies, country)) throw new Error(`no currency of ${country} is known`);
    return { currency: currencies[country as keyof typeof currencies], date, perUsd };
  });
  const source = 'Monthly rates from FRED, as collected by datasets/exchange-rates (PDDL 1.0)';
  await catalog.ask('recordExchangeRates', { source, rates });
  await catalog.ask('recordExchangeRates', {
    source: 'Parity of Amiri Decree 266/2002 of Kuwait',
    rates: [dinar],
  });
}
