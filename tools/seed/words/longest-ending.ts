/** The entry whose key is the longest ending of a phrase, by whole words: `storage jar` for `glass storage jar`. */
export const longestEnding = <Value>(
  entries: ReadonlyMap<string, Value>,
  phrase: string,
): Value | undefined => {
  const words = phrase.split(' ');
  for (const start of words.keys()) {
    const value = entries.get(words.slice(start).join(' '));
    if (value !== undefined) return value;
  }
  return undefined;
};
