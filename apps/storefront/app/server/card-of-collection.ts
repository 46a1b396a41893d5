import type { AnswerOf } from '#contracts/services.ts';
import type { Card } from '../parts/product-grid.tsx';

type Listed = AnswerOf<'catalog', 'getCollection'>['products'][number];

/** A product of a collection as lists show products; the collection tells the price of its cheapest variant only. */
export function cardOfCollection({ slug, title, picture, price, isAvailable }: Listed): Card {
  return { slug, title, picture, priceFrom: price, hasPriceRange: false, isAvailable };
}
