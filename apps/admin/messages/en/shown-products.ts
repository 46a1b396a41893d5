import type { View } from '../../parts/views/saved-views.ts';

const products = (count: number) => (count === 1 ? 'one product' : `${count} products`);

/** The words of products that are in the shop or hidden from it, and the views of their list. */
export const shownEn = {
  shown: 'Visibility',
  shownOrHidden: 'All',
  visible: 'In the shop',
  hidden: 'Hidden',
  views: [
    { name: 'Hidden', search: 'shown=hidden' },
    { name: 'Last changed', search: 'sort=changed' },
  ] as readonly View[],
  show: (count: number) => ({
    label: 'Show …',
    title: `Show ${products(count)} in the shop?`,
    line: 'Everybody finds and buys these:',
    submit: `Show ${products(count)}`,
  }),
  hide: (count: number) => ({
    label: 'Hide …',
    title: `Hide ${products(count)} from the shop?`,
    line: 'Nobody finds or buys these any more. Stock, prices, reviews and orders stay, and they can be shown again:',
    submit: `Hide ${products(count)}`,
  }),
};
