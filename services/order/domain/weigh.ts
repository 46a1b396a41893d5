import type { Quote } from './cart.ts';
import type { Parcel } from './find-shipping-methods.ts';

/** What goods weigh together, and how many pieces there are of each class. Gifts travel along. */
export function weigh(
  lines: readonly { quote: Quote; quantity: number }[],
): Pick<Parcel, 'weightGrams' | 'piecesByClass'> {
  let weightGrams = 0;
  const piecesByClass: Record<string, number> = {};
  for (const { quote, quantity } of lines) {
    weightGrams += (quote.weightGrams ?? 0) * quantity;
    const { shippingClass } = quote;
    if (shippingClass) piecesByClass[shippingClass] = (piecesByClass[shippingClass] ?? 0) + quantity;
  }
  return { weightGrams, piecesByClass };
}
