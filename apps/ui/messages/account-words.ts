import { account as en, type AccountWords } from './en/account.ts';
import { account as zh } from './zh/account.ts';

/** The words of the account pages, in the language of a path prefix; only those pages load them. */
export function accountWords(locale: string): AccountWords {
  return locale === 'zh-cn' ? zh : en;
}
