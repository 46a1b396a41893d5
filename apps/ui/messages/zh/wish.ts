import type { WishWords } from '../en/wish.ts';

/** The words of the wishlist's button, in Chinese. */
export const wish: WishWords = {
  wish: '加入收藏',
  wished: '已收藏',
  wishFull: '最多收藏 200 件商品，请先删除一些。',
};
