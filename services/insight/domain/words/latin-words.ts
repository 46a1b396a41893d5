import { splitWords } from './split-words.ts';

/** The words of a text that are not Chinese, folded. */
export function latinWords(text: string): string[] {
  return splitWords(text)
    .filter(({ isHan }) => !isHan)
    .map(({ text: word }) => word);
}
