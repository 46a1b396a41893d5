import { createReadStream } from 'node:fs';
import { readCsv } from '../lines/read-csv.ts';
import type { ExchangeRate } from '../retail-catalog.ts';

const SOURCE = 'monthly rates per US dollar from FRED, as collected by datasets/exchange-rates (PDDL 1.0)';

/** Reads the dated rate pound → yuan from a file of rates per US dollar; throws when one of the two countries is missing. */
export const readExchangeRate = async (path: string | URL): Promise<ExchangeRate> => {
  const rows: string[][] = [];
  for await (const batch of readCsv(createReadStream(path, 'utf8'))) rows.push(...batch);
  const rateOf = (country: string): string[] => {
    const row = rows.find((fields) => fields[1] === country);
    if (row === undefined) throw new Error(`no exchange rate of ${country}`);
    return row;
  };
  const [date = '', , quotePerUsd = ''] = rateOf('China');
  const [baseDate, , basePerUsd = ''] = rateOf('United Kingdom');
  if (date !== baseDate) throw new Error(`rates of ${date} and ${baseDate} cannot be crossed`);
  return { base: 'GBP', quote: 'CNY', date, basePerUsd, quotePerUsd, source: SOURCE };
};
