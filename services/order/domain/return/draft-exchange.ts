import type { Draft } from '../draft/draft.ts';
import { marketOf } from '../market-of.ts';
import type { Order } from '../order.ts';
import type { Receipt } from './receipt.ts';

/** The reference under which an exchange is placed, so that a repeat finds it. */
export function exchangeReference(returnId: string): string {
  return `exchange ${returnId}`;
}

/** The order that sends what arrived again, to the same buyer, for nothing. */
export function draftExchange(
  order: Pick<Order, 'orderNumber' | 'locale' | 'currency' | 'customerId' | 'email' | 'shippingAddress'>,
  { returnId, lines }: Pick<Receipt, 'returnId' | 'lines'>,
): Draft {
  const { customerId, email, shippingAddress, locale, orderNumber, currency } = order;
  const price = { unitPriceMinor: 0, reason: `Exchange for ${orderNumber}` };
  return {
    reference: exchangeReference(returnId),
    locale,
    market: marketOf(currency),
    buyer: {
      ...(customerId === null ? {} : { customerId }),
      ...(email === null ? {} : { email }),
      ...(shippingAddress === null ? {} : { shippingAddress }),
    },
    lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity, price })),
    payment: { method: 'other' },
  };
}
