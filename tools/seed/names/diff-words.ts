import { VOCABULARY } from '../words/vocabulary.ts';

const CONNECTORS = new Set([',', 'and', 'with', 'in', 'on', 'of']);
/** Words that belong to the word before them: `stripes design`, `rose scent`, `amethyst colour`. */
const FOLLOWERS = new Set(['design', 'images', 'scent', 'scented', 'colour']);
const SHADES = new Set(['light', 'dark', 'pale', 'sky', 'mid', 'midnight', 'hot', 'soft', 'baby', 'bright']);
const isConnector = (word: string | undefined): boolean => word !== undefined && CONNECTORS.has(word);
const METALS = new Set(['copper', 'gold', 'silver']);

const isColour = (word: string): boolean => VOCABULARY.get(word)?.kind === 'colour';
const leansOn = (word: string, before: string): boolean =>
  FOLLOWERS.has(word) || (isColour(word) && !METALS.has(word) && (isColour(before) || SHADES.has(before)));

/** Plural and singular are the same word here. */
const sameAs = (word: string): string => (word.length > 3 ? word.replace(/s$/u, '') : word);

const withoutOuterConnectors = (words: string[]): string[] => {
  const start = words.findIndex((word) => !isConnector(word));
  return start < 0 ? [] : words.slice(start, words.findLastIndex((word) => !isConnector(word)) + 1);
};

const countWords = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) {
    if (!isConnector(word)) counts.set(sameAs(word), (counts.get(sameAs(word)) ?? 0) + 1);
  }
  return counts;
};

/** For each word of a name, whether it is one of the common words. */
const marksOf = (words: readonly string[], common: ReadonlyMap<string, number>): boolean[] => {
  const left = new Map(common);
  const isCommon = words.map((word) => {
    const remaining = left.get(sameAs(word)) ?? 0;
    left.set(sameAs(word), remaining - 1);
    return remaining > 0;
  });
  return words.map((word, index) => {
    if (word === 'and') return isCommon[index - 1] === true && isCommon[index + 1] === true;
    return isConnector(word) ? isCommon[index + 1] === true : isCommon[index] === true;
  });
};

/** Gives a common word that leans on a differing one before it (`light` | `blue`, `stripes` | `design`) to that one. */
const withLeaningWords = (words: readonly string[], isCommon: readonly boolean[]): boolean[] => {
  const marks = [...isCommon];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] === 'and' ? index - 2 : index - 1;
    if (marks[before] !== false || isConnector(words[before]) || !leansOn(word, words[before] ?? ''))
      continue;
    marks[index] = false;
    marks[index - 1] = false;
  }
  return marks;
};

/** The words that all names share, in the order of the first name, and the words by which each name differs. */
export type WordDifference = { common: string[]; differing: string[][] };

/** Compares names word by word, wherever the words stand. */
export const diffWords = (names: readonly (readonly string[])[]): WordDifference => {
  const counts = names.map(countWords);
  const shared = new Map(
    [...(counts[0] ?? [])].map(([word]) => [word, Math.min(...counts.map((each) => each.get(word) ?? 0))]),
  );
  const marks = names.map((words) => withLeaningWords(words, marksOf(words, shared)));
  const wordsMarked = (index: number, isCommon: boolean): string[] =>
    withoutOuterConnectors((names[index] ?? []).filter((_, place) => marks[index]?.[place] === isCommon));
  return { common: wordsMarked(0, true), differing: names.map((_, index) => wordsMarked(index, false)) };
};
