import type { Language } from '#contracts/markets.ts';
import { hanWords } from '../words/han-words.ts';
import { splitWords } from '../words/split-words.ts';

/** The one word that a rule is for, as a search reads it; undefined when it is none or several. */
export function readWord(text: string, language: Language): string | undefined {
  const words = splitWords(text).flatMap((word) => (word.isHan ? hanWords(word.text) : [word.text]));
  const [first, ...more] = words;
  const isOfLanguage = language === 'zh' || !/\p{Script=Han}/u.test(text);
  return more.length === 0 && isOfLanguage ? first : undefined;
}
