import { writeWords } from '../names/write-english.ts';
import { matchPhrases } from '../names/match-phrases.ts';
import type { OptionName } from '../retail-catalog.ts';
import { translateWords } from '../words/translate-words.ts';
import { VOCABULARY } from '../words/vocabulary.ts';

const splitIntoPhrases = matchPhrases(VOCABULARY);
/** Named as colours of stones and metals where every other value is a colour. */
const COLOURS_OF_STONES = new Set([
  'crystal',
  'mirror',
  'mother-of-pearl',
  'tigris eye',
  'and',
  'colour',
  'diamond',
]);

/** `inSentenceEn` has a capital only where the word always has one. */
export type OptionValue = { valueEn: string; valueZh: string; inSentenceEn: string };

const isAll = (values: readonly (readonly string[])[], kind: 'colour' | 'size'): boolean =>
  values.every((words) =>
    splitIntoPhrases(words).every((match) => {
      const isStone = kind === 'colour' && COLOURS_OF_STONES.has(match.words.join(' '));
      return match.value?.kind === kind || isStone;
    }),
  );

/** What the differing words of a product's variants are called: their colour, their size, or else their design. */
export const optionNameOf = (values: readonly (readonly string[])[]): OptionName => {
  if (isAll(values, 'colour')) return 'Colour';
  return isAll(values, 'size') ? 'Size' : 'Design';
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Writes the words of one option value in both languages; a single letter tells models apart that have no other
 * difference (`A`, `A款`), also behind words (`Fairy cake B`).
 */
export const writeOption = (words: readonly string[]): OptionValue => {
  const letter = words.at(-1)?.length === 1 ? words.at(-1)?.toUpperCase() : undefined;
  const named = letter === undefined ? words : words.slice(0, -1);
  const english = writeWords(named);
  const chinese = translateWords(named) ?? capitalised(english);
  if (letter === undefined) return { valueEn: capitalised(english), valueZh: chinese, inSentenceEn: english };
  return {
    valueEn: capitalised(`${english} ${letter}`.trim()),
    valueZh: `${chinese}${letter}款`,
    inSentenceEn: `${english} ${letter}`.trim(),
  };
};
