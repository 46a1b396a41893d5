import type { Money } from '#contracts/money.ts';
import { entriesOf, type Entry } from './entry.ts';

/** The parts of what is undone: the tax in it, and what had been taken off its full price, without tax. */
export type UndoneParts = { taxMinor: number; discountMinor: number };

/** How a sale that was undone, whole or in part, is booked: the buyer owes less, so does the shop owe tax, and less was given away. */
export function bookUndone(
  { amountMinor, currency }: Money,
  { taxMinor, discountMinor }: UndoneParts,
): Entry[] {
  return [
    ...entriesOf('refund', amountMinor - taxMinor + discountMinor, currency),
    ...entriesOf('tax', taxMinor, currency),
    ...entriesOf('discount', -discountMinor, currency),
    ...entriesOf('receivable', -amountMinor, currency),
  ];
}
