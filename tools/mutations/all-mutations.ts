import { machineryMutations } from './machinery-mutations.ts';
import { moneyMutations } from './money-mutations.ts';
import type { Mutation } from './mutation.ts';
import { orderMutations } from './order-mutations.ts';
import { stockMutations } from './stock-mutations.ts';

/** Every guard that is taken away in turn, to see a test notice it. */
export const allMutations: readonly Mutation[] = [
  ...stockMutations,
  ...orderMutations,
  ...moneyMutations,
  ...machineryMutations,
];
