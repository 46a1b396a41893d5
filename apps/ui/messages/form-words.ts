import { form as en, type FormWords } from './en/form.ts';
import { form as zh } from './zh/form.ts';

/** What forms say, in the language of a path prefix; apart from the other words, so that pages without forms load none. */
export function formWords(locale: string): FormWords {
  return locale === 'zh-cn' ? zh : en;
}
