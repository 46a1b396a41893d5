import type { ServiceName } from './service-names.ts';

/**
 * What the safe repair of a breach is: an order is advanced, counters are summed anew from what they count, what is known is
 * told again, or what waits for a provider is done at once.
 */
export type Repair =
  | 'advance-order'
  | 'recount-stock'
  | 'tell-stock'
  | 'tell-product'
  | 'recount-coupon'
  | 'settle-payment'
  | 'recount-points'
  | 'recount-figures';

/**
 * A kind of thing that must not be: its room, its safe repair if there is one, and the rules that find it, in the words of the
 * room. Those that are `daily` are asked when all is counted anew only, the others of what changed, too. What is found by those
 * that are `decided` no repair mends: a person decides.
 */
export type BreachKind = {
  room: ServiceName;
  repair: Repair | null;
  rules: readonly string[];
  daily?: 'all' | readonly string[];
  decided?: readonly string[];
};
