/** Whether the words stand in the list one after the other; `phrase` is words joined by one space. */
export const containsPhrase = (words: readonly string[], phrase: string): boolean =>
  ` ${words.join(' ')} `.includes(` ${phrase} `);
