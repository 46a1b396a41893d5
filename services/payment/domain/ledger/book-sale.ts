import type { EventPayload } from '#contracts/events.ts';
import { entriesOf, type Entry } from './entry.ts';

type Sale = Pick<EventPayload<'order.paid'>, 'total' | 'parts'>;

const noParts: NonNullable<Sale['parts']> = { shippingMinor: 0, feesMinor: 0, taxMinor: 0 };

/**
 * How a sale is booked: the buyer owes its total; goods, delivery, fees and the tax that all of them contain have accounts
 * of their own. Goods and delivery are sold at their full price, and the discount takes what promotions and points took
 * off. Without parts everything counts as goods. A sale of nothing that nothing was taken off has no entries.
 */
export function bookSale({ total: { amountMinor, currency }, parts = noParts }: Sale): Entry[] {
  const { shippingMinor, feesMinor, taxMinor, discountMinor = 0, shippingDiscountMinor = 0 } = parts;
  const goodsMinor = amountMinor - shippingMinor - feesMinor - taxMinor;
  return [
    ...entriesOf('receivable', amountMinor, currency),
    ...entriesOf('sales', -(goodsMinor + discountMinor), currency),
    ...entriesOf('shipping', -(shippingMinor + shippingDiscountMinor), currency),
    ...entriesOf('discount', discountMinor + shippingDiscountMinor, currency),
    ...entriesOf('fee', -feesMinor, currency),
    ...entriesOf('tax', -taxMinor, currency),
  ];
}
