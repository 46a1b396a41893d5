import type { StaffVariant } from '../../api/use-products.ts';

type Price = StaffVariant['prices'][number];

/** The lowest price of some variants in each of these currencies, and whether all of them cost that. */
export function lowestPrices(
  variants: readonly Pick<StaffVariant, 'prices'>[],
  currencies: ReadonlySet<string>,
): { price: Price; isOnly: boolean }[] {
  const byCurrency = Map.groupBy(
    variants.flatMap(({ prices }) => prices.filter(({ currency }) => currencies.has(currency))),
    ({ currency }) => currency,
  );
  return [...byCurrency].map(([currency, prices]) => {
    const amountMinor = Math.min(...prices.map((price) => price.amountMinor));
    return {
      price: { amountMinor, currency },
      isOnly: prices.every((price) => price.amountMinor === amountMinor),
    };
  });
}
