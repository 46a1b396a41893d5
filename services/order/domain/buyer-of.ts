import type { Subject } from '#contracts/access.ts';
import type { Cart } from './cart.ts';

/** What promotions may know of whoever asks. */
export function buyerOf(subject: Subject): Cart['buyer'] {
  if (subject.kind !== 'customer') return { isSignedIn: false, customerGroups: [] };
  return { isSignedIn: true, customerGroups: subject.groups ?? [] };
}
