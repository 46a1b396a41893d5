import { en, type Messages } from './en.ts';
import { zh } from './zh.ts';

/** The words of a path prefix. */
export function messagesFor(locale: string): Messages {
  return locale === 'zh-cn' ? zh : en;
}
