import type { DocumentContent, TaxedSum } from './issued-document.ts';

type Parts = Pick<DocumentContent, 'lines' | 'shipping' | 'goodwillMinor'>;

/**
 * The sums of a document. Tax is what stands on its lines, which are rounded one by one; each rate has the sum of its
 * lines and of delivery, so that the rates add up to the whole. Goodwill carries no tax.
 */
export function sumDocument({
  lines,
  shipping,
  goodwillMinor,
}: Parts): Pick<DocumentContent, 'taxSums' | 'netMinor' | 'taxMinor' | 'totalMinor'> {
  const taxed: readonly TaxedSum[] = shipping ? [...lines, shipping] : lines;
  const byRate = Map.groupBy(taxed, (each) => `${each.taxJurisdiction} ${each.taxRateBasisPoints}`);
  const taxSums = [...byRate.values()].map(sumRate).toSorted(byHigherRate);
  const sum = (of: (each: TaxedSum) => number) => taxSums.reduce((total, each) => total + of(each), 0);
  return {
    taxSums,
    netMinor: sum(({ netMinor }) => netMinor) + goodwillMinor,
    taxMinor: sum(({ taxMinor }) => taxMinor),
    totalMinor: sum(({ grossMinor }) => grossMinor) + goodwillMinor,
  };
}

function sumRate(ofRate: readonly TaxedSum[]): TaxedSum {
  const [first] = ofRate;
  if (!first) throw new Error('a rate without lines');
  const { taxJurisdiction, taxRateBasisPoints } = first;
  const sum = (of: (each: TaxedSum) => number) => ofRate.reduce((total, each) => total + of(each), 0);
  return {
    taxJurisdiction,
    taxRateBasisPoints,
    netMinor: sum(({ netMinor }) => netMinor),
    taxMinor: sum(({ taxMinor }) => taxMinor),
    grossMinor: sum(({ grossMinor }) => grossMinor),
  };
}

function byHigherRate(first: TaxedSum, second: TaxedSum): number {
  return (
    second.taxRateBasisPoints - first.taxRateBasisPoints ||
    (first.taxJurisdiction < second.taxJurisdiction ? -1 : 1)
  );
}
