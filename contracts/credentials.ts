import type { Credential } from './call.ts';

/** The signed-in session. */
export const sessionCredential: Credential = {
  field: 'sessionToken',
  cookie: 'souk_session',
  header: 'souk-session',
  maxAgeSeconds: 30 * 86_400,
};

/** A visitor's cart. */
export const cartCredential: Credential = {
  field: 'cartToken',
  cookie: 'souk_cart',
  header: 'souk-cart',
  maxAgeSeconds: 60 * 86_400,
};
