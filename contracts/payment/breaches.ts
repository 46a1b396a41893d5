import type { BreachKind } from '../breach-kind.ts';

/** What the auditor can find of payments and the ledger, by the name of its page in docs/runbooks. */
export const paymentBreaches = {
  ledger: {
    room: 'payment',
    repair: null,
    daily: ['a closed day is the sum of its entries', 'an adjustment is in the ledger'],
    rules: [
      'a ledger transaction balances in each currency',
      'a ledger transaction has entries',
      'a closed day is the sum of its entries',
      'an adjustment is in the ledger',
      'what was captured is in the ledger',
      'what was refunded is in the ledger',
      'money is posted in the currency of its attempt',
      'what was captured less what was refunded is what an order comes to',
      'what is undone of a sale undoes its discount, and no more',
    ],
  },
  'payment-amounts': {
    room: 'payment',
    repair: null,
    rules: [
      'only a captured attempt holds money',
      'refunds asked for are within what was captured',
      'captures asked for are within what was held',
      'captures that succeeded are among what was captured',
      'refunds that succeeded are among what was refunded',
    ],
  },
  'payment-late': {
    room: 'payment',
    repair: 'settle-payment',
    decided: ['an order is paid by one attempt', 'a refused refund is made good'],
    rules: [
      'an order is paid by one attempt',
      'a cancelled attempt keeps no money',
      'a cancelled attempt is let go of',
      'what is held and not wanted is let go of',
      'a capture is sent',
      'an outcome becomes known',
      'a refund is sent',
      'a refused refund is made good',
    ],
  },
  'payment-reviews': {
    room: 'payment',
    repair: null,
    daily: 'all',
    rules: [
      'a review ends in time',
      'no money is taken before a person has looked',
      'no money is wanted of what was not approved',
      'what was approved is taken',
    ],
  },
  'payment-disputes': {
    room: 'payment',
    repair: null,
    daily: 'all',
    rules: [
      'what disputes have taken is noted',
      'disputes are in the ledger as they stand',
      'what is in the ledger as withheld is of a dispute',
      'who answered a dispute is kept',
      'an answer to a dispute is sent',
    ],
  },
  'payment-statements': {
    room: 'payment',
    repair: null,
    daily: 'all',
    rules: [
      'the sums of statements are those of their lines',
      'fees and payouts of statements are booked',
      'a line that is of no attempt, or comes twice, has a case',
      'what staff did with a case is kept',
      'a difference is resolved by its due time',
      'a correction is booked as it is noted',
    ],
  },
} as const satisfies Record<string, BreachKind>;
