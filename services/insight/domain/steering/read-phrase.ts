import type { Language } from '#contracts/markets.ts';
import { hanPieces } from '../words/han-pieces.ts';
import { splitWords } from '../words/split-words.ts';

/** A phrase as a tsquery of all its words, Chinese by pairs of characters; empty when there is no word in it. */
export function readPhrase(phrase: string, language: Language): string {
  return splitWords(phrase)
    .filter(({ isHan }) => language === 'zh' || !isHan)
    .flatMap(({ text, isHan }) => {
      if (!isHan) return [text];
      const { characters, pairs } = hanPieces(text);
      return pairs.length > 0 ? pairs : characters;
    })
    .map((word) => `'${word}'`)
    .join(' & ');
}
