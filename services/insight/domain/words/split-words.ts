import { foldText } from './fold-text.ts';

/** A run of Chinese characters, or a word or number of another script. */
export type Word = { text: string; isHan: boolean };

const runs = /(\p{Script=Han}+)|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** Longer words are nobody's words, and PostgreSQL's text search refuses those of over 2,046 bytes. */
const wordMost = 60;

/** The words of a text, folded; a run of Chinese characters stays whole. */
export function splitWords(text: string): Word[] {
  const words = Array.from(foldText(text).matchAll(runs), ([run, han]) => ({
    text: run,
    isHan: han !== undefined,
  }));
  return words.filter(({ text: word, isHan }) => isHan || word.length <= wordMost);
}
