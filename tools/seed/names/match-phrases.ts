/** A phrase of a vocabulary found in a list of words: `value` is undefined for a word that begins no phrase. */
export type PhraseMatch<Value> = { words: string[]; value: Value | undefined };

const longestPhrase = (vocabulary: ReadonlyMap<string, unknown>): number =>
  Math.max(1, ...[...vocabulary.keys()].map((phrase) => phrase.split(' ').length));

/**
 * Makes a reader that splits lower-case words into the phrases of the vocabulary (words joined by one space), the
 * longest first, from left to right.
 */
export const matchPhrases = <Value>(vocabulary: ReadonlyMap<string, Value>) => {
  const longest = longestPhrase(vocabulary);
  return (words: readonly string[]): PhraseMatch<Value>[] => {
    const matches: PhraseMatch<Value>[] = [];
    let start = 0;
    while (start < words.length) {
      let length = Math.min(longest, words.length - start);
      while (length > 1 && !vocabulary.has(words.slice(start, start + length).join(' '))) length -= 1;
      const phrase = words.slice(start, start + length);
      matches.push({ words: phrase, value: vocabulary.get(phrase.join(' ')) });
      start += length;
    }
    return matches;
  };
};
