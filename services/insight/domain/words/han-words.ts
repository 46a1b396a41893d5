import { stopWords } from './stop-words.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a run of Chinese characters by the dictionary of ICU, without those that say nothing of goods. */
export function hanWords(run: string): string[] {
  const words = Array.from(segmenter.segment(run), ({ segment }) => segment);
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : words;
}
