import type { OpeningStock } from '../retail-catalog.ts';

const DOZEN = 12;
const QUANTITY_MAX = 5000;

/**
 * The units a shop opens with: twice what the code sold in its last month with sales (`2011-06` → units), in full
 * dozens, at least one dozen and at most 5,000.
 */
export const openingStockOf = (unitsByMonth: ReadonlyMap<string, number>): OpeningStock => {
  const lastMonth = [...unitsByMonth]
    .filter(([, units]) => units > 0)
    .toSorted(([one], [two]) => (one < two ? 1 : -1))[0];
  const dozens = Math.max(1, Math.ceil((2 * (lastMonth?.[1] ?? 0)) / DOZEN));
  return { quantity: Math.min(dozens * DOZEN, QUANTITY_MAX), reason: 'opening-stock' };
};
