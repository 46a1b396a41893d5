import { refuse, type Refusal } from '#contracts/refusals.ts';
import { locales } from '#contracts/markets.ts';
import type { Quote } from '../cart.ts';
import { findShippingMethods } from '../find-shipping-methods.ts';
import type { Order } from '../order.ts';
import { weigh } from '../weigh.ts';
import type { AddedLine, AdditionRules, DeliveryChange } from './addition.ts';

type Priced = { change: DeliveryChange; priceMinor: number; taxClass: 'standard' | 'reduced' | 'zero' };

/**
 * What another way of sending costs more, by the rules of today: its price for all goods, with those that are added, less the price of
 * the way chosen before for the goods as they were. So a promotion that paid for that one stays as it was.
 */
export function priceDelivery(
  order: Order,
  code: string,
  { added, rules }: { added: readonly AddedLine[]; rules: AdditionRules },
): Priced | Refusal<'shipping-unavailable' | 'value-invalid'> {
  const { shippingAddress, locale, shippingMethod, shippingTitle } = order;
  const unavailable = refuse('shipping-unavailable', 'These goods cannot be sent so to the address.', {
    path: '/shippingMethod',
  });
  const kept = order.lines.flatMap((line) => {
    const quantity = line.quantity - line.withdrawnQuantity;
    if (line.variantId === null || quantity === 0) return [];
    return [
      {
        variantId: line.variantId,
        quantity,
        worthMinor: Math.floor((worthOf(line) * quantity) / line.quantity),
      },
    ];
  });
  const before = parcelOf(order, kept, rules.quotes);
  const after = parcelOf(
    order,
    [...kept, ...added.map((line) => ({ ...line, worthMinor: worthOf(line) }))],
    rules.quotes,
  );
  if (!shippingAddress || !before || !after) return unavailable;
  const offered = (parcel: typeof after, wanted: string) =>
    findShippingMethods({ ...rules.tax, ...rules.shipping }, shippingAddress, parcel).find(
      ({ method }) => method.code === wanted,
    );
  const [earlier, wished] = [offered(before, shippingMethod), offered(after, code)];
  if (!earlier || !wished) return unavailable;
  const priceMinor = wished.price.amountMinor - earlier.price.amountMinor;
  if (priceMinor < 0 || (priceMinor === 0 && added.length === 0)) {
    return refuse('value-invalid', 'That delivery is not dearer than the one that was chosen.', {
      path: '/shippingMethod',
    });
  }
  const { method } = wished;
  const change = {
    method: method.code,
    title: method.title[locales[locale].language],
    earlierMethod: shippingMethod,
    earlierTitle: shippingTitle,
  };
  return { change, priceMinor, taxClass: method.taxClass };
}

/** What a line counts for the price of delivery, as in the cart: without the tax that comes on top. */
function worthOf({ unitPriceMinor, quantity, discountMinor }: AddedLine): number {
  return unitPriceMinor * quantity - discountMinor;
}

/** What is sent; undefined when the catalog does not know what one of the goods weighs any more. */
function parcelOf(
  { currency }: Order,
  lines: readonly { variantId: string | null; quantity: number; worthMinor: number }[],
  quotes: ReadonlyMap<string, Quote>,
) {
  const weighed = lines.flatMap(({ variantId, quantity }) => {
    const quote = variantId === null ? undefined : quotes.get(variantId);
    return quote ? [{ quote, quantity }] : [];
  });
  if (weighed.length < lines.length) return undefined;
  const goodsMinor = lines.reduce((sum, { worthMinor }) => sum + worthMinor, 0);
  return { ...weigh(weighed), goodsMinor, currency };
}
