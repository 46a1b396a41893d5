const saturation = 0.6;

/** What no word is worth more than, however often it stands in a document. */
export const scoreMost = saturation + 1;

/**
 * What a word of some weight is worth in a document by its impact there, in a title of so many words: BM25 over weighted fields (S. Robertson, H. Zaragoza
 * 2009), where the impact stands for its frequency. A word in a title of ten words counts once, in a shorter one more.
 */
export function scoreOf(weight: number, impact: number, titleLength: number): number {
  const gain = impact / (0.6 + 0.04 * titleLength);
  return (weight * gain * scoreMost) / (gain + saturation);
}
