import type { EventPayload } from '#contracts/events.ts';
import { hanWords } from '../words/han-words.ts';
import { splitWords } from '../words/split-words.ts';
import { wordForms } from '../words/word-forms.ts';

type Changed = EventPayload<'product.changed'>;

/** The words a product teaches the shop, in each language, sorted: what is suggested, and mistyped words compared with. */
export function toVocabulary({ product, brand }: Changed) {
  const { title, variants } = product;
  const options = variants.map(({ option }) => option?.en ?? '').join(' ');
  const name = brand?.title ?? '';
  const teach = (language: 'en' | 'zh', text: string) =>
    [...new Set(wordsOf(text, language))]
      .toSorted()
      .map((word) => ({ language, word, forms: /\p{Script=Han}/u.test(word) ? [] : wordForms(word) }));
  return [
    ...teach('en', `${title.en} ${name} ${options}`),
    ...teach('zh', `${title.zh} ${name} ${title.en}`),
  ];
}

function wordsOf(text: string, language: 'en' | 'zh'): string[] {
  return splitWords(text).flatMap(({ text: word, isHan }) => {
    if (!isHan) return [word];
    return language === 'zh' ? hanWords(word).filter((each) => each.length > 1) : [];
  });
}
