import type { BreachKind } from '../breach-kind.ts';

/** What the auditor can find of stock, prices and products, by the name of its page in docs/runbooks. */
export const catalogBreaches = {
  'stock-counters': {
    room: 'catalog',
    repair: 'recount-stock',
    daily: ['a variant has a stock account'],
    rules: [
      'the counters of stock are the sums of its movements',
      'what is held and committed is what orders hold and have committed',
      'a reservation that keeps goods has lines',
      'a variant has a stock account',
    ],
  },
  'stock-oversold': {
    room: 'catalog',
    repair: null,
    rules: [
      'what is on hand was told of',
      'free stock is within its limit',
      'the limits of stock are those that were written last',
    ],
  },
  'stock-told': {
    room: 'catalog',
    repair: 'tell-stock',
    rules: ['a variant is told of as what may be ordered of it'],
  },
  'stock-records': {
    room: 'catalog',
    repair: null,
    daily: 'all',
    rules: [
      'what a transfer takes from one location it brings to another',
      'a transfer of goods is written down',
      'what a count found is what it corrected',
    ],
  },
  prices: {
    room: 'catalog',
    repair: null,
    daily: 'all',
    rules: [
      'a derived price is what its base and the applied rates make of it',
      'a variant on sale has a price',
      'prices of a variant in a market do not overlap',
      'the begin and the end of every price are told of',
    ],
  },
  products: {
    room: 'catalog',
    repair: 'tell-product',
    daily: 'all',
    decided: [
      'a product has a variant on sale',
      'a picture that is shown is kept for good',
      'values of attributes are what their definitions take',
      'every category hangs from a top one',
    ],
    rules: [
      'the rating of a product is that of its approved reviews',
      'a product has a variant on sale',
      'a picture that is shown is kept for good',
      'every version of a product was announced',
      'values of attributes are what their definitions take',
      'every category hangs from a top one',
    ],
  },
} as const satisfies Record<string, BreachKind>;
