import type { ServiceName } from './service-names.ts';

/**
 * What the safe repair of a breach is: the order is advanced, the counters of a variant are summed anew, its level is told
 * again, or figures are made anew from what they are the sums of.
 */
export type Repair = 'advance-order' | 'recount-stock' | 'tell-stock' | 'recount-figures';

/**
 * A kind of thing that must not be: its room, its safe repair if there is one, and the rules that find it, in the words of the
 * room. Those that are `daily` are asked when all is counted anew only, the others of what changed, too.
 */
export type BreachKind = {
  room: ServiceName;
  repair: Repair | null;
  rules: readonly string[];
  daily?: 'all' | readonly string[];
};
