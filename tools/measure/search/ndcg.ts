/**
 * Normalised discounted cumulative gain of the first ten results (Järvelin and Kekäläinen 2002, with the gain 2^grade − 1):
 * 1 for the best order there is. A result that nobody judged counts as 0.
 */
export function ndcg(results: readonly string[], grades: ReadonlyMap<string, number>): number {
  const best = gainOf([...grades.values()].toSorted((one, other) => other - one));
  return best === 0 ? 0 : gainOf(results.map((product) => grades.get(product) ?? 0)) / best;
}

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}
