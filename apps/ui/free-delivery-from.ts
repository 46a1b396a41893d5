import type { ShownMoney } from './format.ts';

type Terms = { delivery: readonly { isAbroad: boolean; prices: readonly Price[] }[] };
type Price = { goodsFrom: ShownMoney; price: ShownMoney };

/** From which value of the goods on the cheapest delivery at home costs nothing; undefined when it always costs something. */
export function freeDeliveryFrom(terms: Terms | null): ShownMoney | undefined {
  const free = (terms?.delivery ?? [])
    .filter(({ isAbroad }) => !isAbroad)
    .flatMap(({ prices }) => prices.find(({ price }) => price.amountMinor === 0)?.goodsFrom ?? []);
  return free.toSorted((one, other) => one.amountMinor - other.amountMinor)[0];
}
