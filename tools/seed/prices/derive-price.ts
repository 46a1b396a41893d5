import type { ExchangeRate } from '../retail-catalog.ts';
import { charmRound } from './charm-round.ts';

const SCALE = 4;

const scaled = (decimal: string): number => {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (!/^\d+$/u.test(whole) || !/^\d{0,4}$/u.test(fraction))
    throw new Error(`"${decimal}" is no rate with at most four decimals`);
  return Number(whole + fraction.padEnd(SCALE, '0'));
};

/** The price in the quote currency's minor units for a price in the base currency's: exact rate, half up, charm-rounded. */
export const derivePrice = (baseMinor: number, { basePerUsd, quotePerUsd }: ExchangeRate): number =>
  charmRound(
    Math.floor((2 * baseMinor * scaled(quotePerUsd) + scaled(basePerUsd)) / (2 * scaled(basePerUsd))),
  );
