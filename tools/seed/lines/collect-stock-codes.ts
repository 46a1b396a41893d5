import type { RetailLine } from './read-retail-lines.ts';

/** What the file says about one stock code; lines at a price of zero or less count only in `unpricedDescriptions`. */
export type StockCode = {
  /** The code in capitals, under which spellings that differ by case are one thing. */
  sku: string;
  /** The spellings met, the most frequent first. */
  spellings: string[];
  /** Description → lines, on priced lines. */
  descriptions: Map<string, number>;
  unpricedDescriptions: Map<string, number>;
  /** Unit price in thousandths of a pound → lines. */
  prices: Map<number, number>;
  /** Month (`2011-06`) → units sold on priced lines, cancelled units taken off in the month of the cancellation. */
  unitsByMonth: Map<string, number>;
  /** Dates of the first and last priced line, or '' when there is none. */
  firstSeen: string;
  lastSeen: string;
};

type Collected = StockCode & { linesBySpelling: Map<string, number> };

const add = <Key>(counts: Map<Key, number>, key: Key, amount: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount);
};

const emptyCode = (sku: string): Collected => ({
  sku,
  spellings: [],
  descriptions: new Map(),
  unpricedDescriptions: new Map(),
  prices: new Map(),
  unitsByMonth: new Map(),
  firstSeen: '',
  lastSeen: '',
  linesBySpelling: new Map(),
});

const record = (code: Collected, line: RetailLine): void => {
  add(code.linesBySpelling, line.stockCode, 1);
  if (line.unitPriceThousandths <= 0) {
    add(code.unpricedDescriptions, line.description, 1);
    return;
  }
  const date = line.invoicedAt.slice(0, 10);
  add(code.descriptions, line.description, 1);
  add(code.prices, line.unitPriceThousandths, 1);
  add(code.unitsByMonth, date.slice(0, 7), line.quantity);
  if (code.firstSeen === '' || date < code.firstSeen) code.firstSeen = date;
  if (date > code.lastSeen) code.lastSeen = date;
};

const bySpellingUse = (code: Collected): string[] =>
  [...code.linesBySpelling]
    .toSorted(([one, oneLines], [two, twoLines]) => twoLines - oneLines || (one < two ? -1 : 1))
    .map(([spelling]) => spelling);

/** Gathers the lines by stock code, ordered by code; spellings that differ only by case are one code. */
export const collectStockCodes = async (batches: AsyncIterable<RetailLine[]>): Promise<StockCode[]> => {
  const codes = new Map<string, Collected>();
  for await (const batch of batches) {
    for (const line of batch) {
      const sku = line.stockCode.trim().toUpperCase();
      let code = codes.get(sku);
      if (code === undefined) codes.set(sku, (code = emptyCode(sku)));
      record(code, line);
    }
  }
  return [...codes.values()]
    .toSorted((one, two) => (one.sku < two.sku ? -1 : 1))
    .map(({ linesBySpelling, ...code }) => ({
      ...code,
      spellings: bySpellingUse({ ...code, linesBySpelling }),
    }));
};
