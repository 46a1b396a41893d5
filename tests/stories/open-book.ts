import type { StoryShop } from './open-story-shop.ts';
import type { StoryBook } from './story-book.ts';

/** How many orders of a story the coupon is good for. */
export const couponUses = 1;

/** An empty book, with goods and a coupon of its own. */
export async function openBook(shop: StoryShop): Promise<StoryBook> {
  const book: StoryBook = {
    variants: new Map(),
    coupon: await shop.coupon(couponUses),
    carts: [],
    orders: [],
  };
  for (const priceMinor of [1250, 333]) {
    book.variants.set(await shop.stock(priceMinor, 12), { priceMinor, received: 12, scrapped: 0 });
  }
  return book;
}
