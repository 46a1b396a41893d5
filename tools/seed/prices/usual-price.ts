/**
 * The price a code was most often sold at, in whole pence: the unit price (thousandths of a pound, half up) with most
 * lines, the higher one on a tie. `prices` holds the number of lines of each positive price and must not be empty.
 */
export const usualPriceMinor = (prices: ReadonlyMap<number, number>): number => {
  const [usual] = [...prices].toSorted(
    ([one, oneLines], [two, twoLines]) => twoLines - oneLines || two - one,
  );
  if (usual === undefined) throw new Error('a code without a price has no usual price');
  return Math.max(1, Math.floor((usual[0] + 5) / 10));
};
