const saturation = 1.2;
const lengthShare = 0.75;

/** Finds the ten best texts for a query, the best first, by their names. */
export type PlainSearch = (query: string) => string[];

/**
 * Plain BM25 (Robertson and Spärck Jones; k1 1.2, b 0.75) over whole texts, any of the words, plurals folded by the
 * S-stemmer (D. Harman 1991): what a search is compared with.
 */
export function plainBm25(texts: ReadonlyMap<string, string>): PlainSearch {
  const lengths = new Map<string, number>();
  const postings = new Map<string, Map<string, number>>();
  for (const [name, text] of texts) {
    const words = wordsOf(text);
    lengths.set(name, words.length);
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<string, number>();
      postings.set(word, counts.set(name, (counts.get(name) ?? 0) + 1));
    }
  }
  const mean = [...lengths.values()].reduce((sum, length) => sum + length, 0) / texts.size;
  return (query) => {
    const scores = new Map<string, number>();
    for (const word of new Set(wordsOf(query))) {
      const counts = postings.get(word) ?? new Map<string, number>();
      const rarity = Math.log(1 + (texts.size - counts.size + 0.5) / (counts.size + 0.5));
      for (const [name, count] of counts) {
        const room = saturation * (1 - lengthShare + (lengthShare * (lengths.get(name) ?? 0)) / mean);
        const gain = (rarity * count * (saturation + 1)) / (count + room);
        scores.set(name, (scores.get(name) ?? 0) + gain);
      }
    }
    const best = [...scores].toSorted(([, one], [, other]) => other - one);
    return best.slice(0, 10).map(([name]) => name);
  };
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
}

function singular(word: string): string {
  if (word.length <= 3 || /(us|ss)$/.test(word) || !word.endsWith('s')) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}
