import type { LineWords, Quote } from './cart.ts';

/** The words of a quote that a cart line keeps. */
export function wordsOf({ slug, sku, title, option, picture }: Quote): LineWords {
  return { slug, sku, title, option, picture };
}
