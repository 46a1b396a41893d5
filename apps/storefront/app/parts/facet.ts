import { formatMoney } from '../../../ui/format.ts';
import type { Messages } from '../../../ui/messages/en.ts';

export type Facet = {
  facet: string;
  title: string | null;
  values: readonly {
    value: string;
    title: string | null;
    count: number;
    priceFromMinor?: number;
    priceToMinor?: number;
  }[];
};

/** A value of a facet as it stands in an address and as it is read. */
export type Choice = { name: string; value: string; label: string; count: number };

/**
 * The values of a facet as choices, prices from the lowest on: `f` for attributes and brands, a name of their own for the
 * rest; prices are in `currency`. `categoryTitles` are by slug; one that is not known any more is left out.
 */
export function choicesOf(
  { facet, values }: Facet,
  { locale, currency }: { locale: string; currency: string },
  { shop }: Messages,
  categoryTitles: ReadonlyMap<string, string>,
): Choice[] {
  const price = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const rangeOf = (from: number, to: number | undefined) => {
    if (to === undefined) return shop.fromUp(price(from));
    return from === 0 ? shop.upTo(price(to)) : shop.between(price(from), price(to));
  };
  if (facet === 'price') {
    return values
      .toSorted((one, other) => (one.priceFromMinor ?? 0) - (other.priceFromMinor ?? 0))
      .map(({ priceFromMinor = 0, priceToMinor, count }) => ({
        name: 'price',
        value: `${priceFromMinor}-${priceToMinor ?? ''}`,
        label: rangeOf(priceFromMinor, priceToMinor),
        count,
      }));
  }
  return values.flatMap(({ value, title, count }) => {
    // What is not there is counted too, but nobody looks for that.
    if (facet === 'availability')
      return value === 'true' ? [{ name: 'available', value: '1', label: shop.available, count }] : [];
    if (facet !== 'category')
      return [{ name: 'f', value: `${facet}=${value}`, label: title ?? value, count }];
    const label = categoryTitles.get(value);
    return label === undefined ? [] : [{ name: 'category', value, label, count }];
  });
}
