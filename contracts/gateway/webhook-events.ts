import type { EventName, EventPayload } from '../events.ts';

type FieldsOf<Name extends EventName> = readonly (keyof EventPayload<Name> & string)[];

/**
 * The events that a webhook may be told of, and the fields of each that leave the shop: a field that is not listed does
 * not. None of them tells who a person is.
 */
export const webhookEvents = {
  'product.changed': ['product', 'pictures', 'availability'],
  'category.changed': ['slug', 'title', 'parentSlug'],
  'stock.changed': ['variantId', 'productId', 'slug', 'free'],
  'order.placed': ['orderId', 'locale', 'total'],
  'order.paid': ['orderId', 'locale', 'total', 'paidAt', 'lines'],
  'order.cancelled': ['orderId', 'wasPaid', 'total', 'paidAt'],
  'payment.settled': ['orderId', 'attemptId', 'outcome', 'capturedMinor', 'refundedMinor'],
} as const satisfies { [Name in EventName]?: FieldsOf<Name> };

export type WebhookEventName = keyof typeof webhookEvents;
