/** Shorter words are too close to each other to be taken for one another. */
const shortest = 4;
const longest = 40;

/** A word and, from four letters on, the word without each one of its letters. */
export function wordForms(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortest || letters.length > longest) return [word];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
}
