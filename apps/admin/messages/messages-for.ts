import type { Locale } from '#contracts/markets.ts';
import { en, type Messages } from './en.ts';
import { zh } from './zh.ts';

/** The words of the admin in the language of a locale. */
export function messagesFor(locale: Locale): Messages {
  return locale === 'zh-cn' ? zh : en;
}
