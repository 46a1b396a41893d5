import { basename } from 'node:path';
import { collectStockCodes } from './lines/collect-stock-codes.ts';
import type { StockCode } from './lines/collect-stock-codes.ts';
import { readRetailLines } from './lines/read-retail-lines.ts';
import type { RetailLine } from './lines/read-retail-lines.ts';
import { RETAIL_FILE } from './lines/retail-file.ts';
import { readExchangeRate } from './prices/read-exchange-rate.ts';
import type { ExchangeRate, RetailCatalog } from './retail-catalog.ts';

const RATES_FILE = new URL('data/exchange-rates-2026-06.csv', import.meta.url);

/** What the catalog is mapped from. */
export type RetailSource = {
  codes: StockCode[];
  exchangeRate: ExchangeRate;
  source: RetailCatalog['source'];
};

/** Reads the sales file and the exchange rate that come with the project. */
export const loadRetailSource = async (): Promise<RetailSource> => {
  let lines = 0;
  let from = '9999';
  let to = '';
  const counted = async function* (): AsyncGenerator<RetailLine[]> {
    for await (const batch of readRetailLines(RETAIL_FILE)) {
      lines += batch.length;
      for (const { invoicedAt } of batch) {
        if (invoicedAt < from) from = invoicedAt;
        if (invoicedAt > to) to = invoicedAt;
      }
      yield batch;
    }
  };
  const codes = await collectStockCodes(counted());
  const stockCodes = codes.reduce((sum, { spellings }) => sum + spellings.length, 0);
  return {
    codes,
    exchangeRate: await readExchangeRate(RATES_FILE),
    source: {
      file: basename(RETAIL_FILE.pathname),
      licence: 'CC0-1.0',
      lines,
      stockCodes,
      from: from.slice(0, 10),
      to: to.slice(0, 10),
    },
  };
};
