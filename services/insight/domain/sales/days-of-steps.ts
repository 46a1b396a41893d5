import { markets, type Market } from '#contracts/markets.ts';
import { dayOf } from './day-of.ts';

type Step = { payload: { cartId: string; market: Market }; occurredAt: string };

/** Carts, their markets, and the days there when each took a step: a list of each, in the same order. */
export function daysOfSteps(steps: readonly Step[]): [cartIds: string[], markets: Market[], days: string[]] {
  return [
    steps.map(({ payload }) => payload.cartId),
    steps.map(({ payload }) => payload.market),
    steps.map(({ payload, occurredAt }) => dayOf(occurredAt, markets[payload.market].currency)),
  ];
}
