import { wish as en, type WishWords } from './en/wish.ts';
import { wish as zh } from './zh/wish.ts';

/** The words of the wishlist's button, in the language of a path prefix. */
export function wishWords(locale: string): WishWords {
  return locale === 'zh-cn' ? zh : en;
}
