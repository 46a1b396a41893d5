import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, LocaleName, Nothing } from '../ids.ts';

const own = { access: ['customer'], callers: ['gateway'], timeoutMs: 2000 } as const;
const Item = Type.Object({ variantId: Id }, { additionalProperties: false });

/** What a customer may consent to. */
export const ConsentPurpose = Type.Union([
  Type.Literal('terms'),
  Type.Literal('privacy-policy'),
  Type.Literal('marketing-mail'),
  Type.Literal('marketing-sms'),
  Type.Literal('analytics'),
]);
const TextVersion = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 40 });

/** Somebody's word on a text, as they saw it; the newest for a purpose counts. */
const Consent = Type.Object({
  purpose: ConsentPurpose,
  textVersion: Type.String(),
  locale: LocaleName,
  isGiven: Type.Boolean(),
  at: Instant,
});

export const wishlistCalls = {
  getWishlist: call({
    ...own,
    summary: 'The wishlist of the signed-in customer (at most 200 variants), newest first.',
    input: Nothing,
    output: Type.Object({ items: Type.Array(Type.Object({ variantId: Id, addedAt: Instant })) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/account/wishlist' },
  }),
  addToWishlist: call({
    ...own,
    summary: 'Puts a variant on the wishlist; one that is on it stays where it is.',
    input: Item,
    output: Nothing,
    refusals: ['limit-reached'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/account/wishlist/{variantId}' },
  }),
  removeFromWishlist: call({
    ...own,
    summary: 'Takes a variant off the wishlist.',
    input: Item,
    output: Nothing,
    refusals: [],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/account/wishlist/{variantId}' },
  }),
};

export const consentCalls = {
  listConsents: call({
    ...own,
    summary: 'What the signed-in customer consents to now, and all that they ever said, newest first.',
    input: Type.Object(
      { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      current: Type.Array(Consent),
      history: Type.Array(Consent),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/account/consents' },
  }),
  setConsent: call({
    ...own,
    summary: 'Gives or withdraws consent to a version of a text; what was said before is kept.',
    input: Type.Object(
      { purpose: ConsentPurpose, textVersion: TextVersion, locale: LocaleName, isGiven: Type.Boolean() },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: [],
    repeat: 'natural',
    http: { method: 'POST', path: '/account/consents' },
  }),
};
