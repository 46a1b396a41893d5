/** The words of the wishlist's button, in English: all that product pages load of the account. */
export const wish = {
  wish: 'Add to wishlist',
  wished: 'On your wishlist',
  wishFull: 'The wishlist holds 200 things. Take something off first.',
};

export type WishWords = typeof wish;
