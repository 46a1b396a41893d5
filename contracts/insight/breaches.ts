import type { BreachKind } from '../breach-kind.ts';

/** What the auditor can find of figures and search, and of the books of rooms against each other, by the name of its page in docs/runbooks. */
export const insightBreaches = {
  'books-money': {
    room: 'insight',
    repair: 'advance-order',
    rules: ['payment keeps of an order what it comes to', 'a cancelled order keeps no money'],
  },
  'books-orphan-money': {
    room: 'insight',
    repair: null,
    rules: ['money is kept of orders only'],
  },
  'books-stock': {
    room: 'insight',
    repair: 'advance-order',
    rules: ['goods are reserved for an order that wants them', 'a cancelled order keeps no stock'],
  },
  'books-orphan-stock': {
    room: 'insight',
    repair: null,
    rules: ['goods are reserved for orders only'],
  },
  'books-figures': {
    room: 'insight',
    repair: null,
    rules: ['the figures of sales are what orders come to'],
  },
  'books-recount': {
    room: 'insight',
    repair: null,
    daily: 'all',
    rules: [
      'what is counted anew is what changes have shown',
      'what changes have shown is found when counted anew',
    ],
  },
  figures: {
    room: 'insight',
    repair: 'recount-figures',
    daily: 'all',
    rules: [
      'the figures of a day are the sums of its orders',
      'the figures of a market are the sums of its orders',
      'the figures of a variant are the sums of its order lines',
      'the steps of a day are the sums of what was told',
      'a variant was sold last on the newest day of its order lines, in as many baskets',
      'the profile of a customer is the sum of their paid orders',
      'the size of a segment is the number of its members',
      'what was given back of an order is at least what its refunds gave',
      'the layers of goods are what is on hand',
    ],
  },
  search: {
    room: 'insight',
    repair: 'tell-product',
    daily: 'all',
    decided: ['nothing is related to itself or twice'],
    rules: [
      'nothing is related to itself or twice',
      'a document is of the newest version of its product',
      'a product can be had where one of its variants has a price and is free',
    ],
  },
} as const satisfies Record<string, BreachKind>;
