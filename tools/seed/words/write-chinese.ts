import titles from '../data/titles-zh.json' with { type: 'json' };
import type { CleanName, Pieces } from '../names/clean-name.ts';
import { translateWords } from './translate-words.ts';

/** Titles that read badly word by word, by the English words. */
const TITLES = new Map<string, string>(Object.entries(titles));

const countOf = ({ container, count }: Pieces): string => {
  if (container === 'set') return `（${count}件套）`;
  if (container === 'box') return `（盒装${count}件）`;
  return container === 'tub' ? `（桶装${count}件）` : `（${count}件装）`;
};

/** Writes a clean name in Chinese with its number of pieces; undefined when a word has no translation. */
export const writeChinese = ({ words, pieces }: CleanName): string | undefined => {
  const name = TITLES.get(words.join(' ')) ?? translateWords(words);
  return name === undefined || pieces === undefined ? name : name + countOf(pieces);
};
