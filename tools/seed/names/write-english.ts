import properNouns from '../data/proper-nouns.json' with { type: 'json' };
import type { CleanName } from './clean-name.ts';
import { matchPhrases } from './match-phrases.ts';

const splitIntoProperNouns = matchPhrases(new Map(properNouns.map((noun) => [noun.toLowerCase(), noun])));

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes lower-case words as one phrase with the capitals of proper nouns: `T-light`, `Union Jack`, `Christmas`. */
export const writeWords = (words: readonly string[]): string =>
  splitIntoProperNouns(words)
    .map(({ words, value }) => value ?? words.join(' '))
    .join(' ')
    .replaceAll(' ,', ',')
    .replaceAll(/\bletter (\w)\b/gu, (_, letter: string) => `letter ${letter.toUpperCase()}`);

/** Writes a clean name in sentence case: `Set of 6 red retrospot paper cups`, `Napkin charms crowns, set of 4`. */
export const writeEnglish = ({ words, pieces }: CleanName): string => {
  const name = writeWords(words);
  if (pieces === undefined) return capitalised(name);
  const count = pieces.container === '' ? `${pieces.count}` : `${pieces.container} of ${pieces.count}`;
  return capitalised(pieces.isFirst ? `${count} ${name}` : `${name}, ${count}`);
};
