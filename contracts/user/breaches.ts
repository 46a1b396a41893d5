import type { BreachKind } from '../breach-kind.ts';

/** What the auditor can find of accounts, by the name of its page in docs/runbooks. */
export const userBreaches = {
  points: {
    room: 'user',
    repair: 'recount-points',
    decided: ['points fall below zero by taking back only'],
    rules: [
      'a balance of points is the sum of its entries',
      'reserved points are those that are held',
      'what is left of points is their balance',
      'points fall below zero by taking back only',
    ],
  },
  accounts: {
    room: 'user',
    repair: null,
    daily: 'all',
    rules: [
      'a live session belongs to an active account',
      'a session lasts a year at most',
      'roles are known',
      'permissions of a key are known',
      'a shop with staff has an active owner',
      'a code has been tried 5 times at most',
      'a code lives 10 minutes at most',
      'a lock ends within a quarter of an hour',
      'at most 5 codes an hour go to an address',
      'secrets are stored as hashes',
      'an address book counts its addresses',
      'a group counts its members',
      'a wishlist counts its items',
    ],
  },
  messages: {
    room: 'user',
    repair: null,
    daily: 'all',
    rules: ['a message goes out within a quarter of an hour', 'a finished message is erased'],
  },
  privacy: {
    room: 'user',
    repair: null,
    daily: 'all',
    rules: [
      'an erased account keeps nothing of its person',
      'who is being erased cannot sign in',
      'an export is gone when it has expired',
      'a case does not rest in one room for long',
    ],
  },
} as const satisfies Record<string, BreachKind>;
