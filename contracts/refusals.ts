/**
 * Every expected "no" of every service, with the HTTP status the gateway gives it (RFC 9110) and its title.
 * Codes are stable: clients branch on them.
 */
export const refusals = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  'body-too-large': { status: 413, title: 'The request body is too large' },
  'unsupported-media-type': { status: 415, title: 'Send JSON' },
  'sign-in-required': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'The sign-in details are wrong' },
  'session-expired': { status: 401, title: 'The session has ended' },
  'code-wrong': { status: 401, title: 'The code is wrong or has expired' },
  'not-allowed': { status: 403, title: 'This account may not do that' },
  'origin-refused': { status: 403, title: 'The request comes from another site' },
  'crawler-refused': { status: 403, title: 'Crawlers may only read' },
  'route-not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not answer that method' },
  'not-found': { status: 404, title: 'Not found' },
  'cart-not-found': { status: 404, title: 'The cart was not found' },
  'order-not-found': { status: 404, title: 'The order was not found' },
  'product-not-found': { status: 404, title: 'The product was not found' },
  'variant-not-found': { status: 404, title: 'The variant was not found' },
  'coupon-not-found': { status: 404, title: 'There is no such coupon' },
  'setting-not-found': { status: 404, title: 'There is no such setting' },
  'cart-frozen': { status: 409, title: 'The cart has already been ordered' },
  'cart-empty': { status: 409, title: 'The cart is empty' },
  'cart-incomplete': { status: 409, title: 'The cart lacks something needed to check out' },
  'coupon-not-usable': { status: 409, title: 'The coupon cannot be used for this cart' },
  'in-use': { status: 409, title: 'It is in use' },
  'total-changed': { status: 409, title: 'The total has changed' },
  'out-of-stock': { status: 409, title: 'There is not enough stock' },
  'reservation-released': { status: 409, title: 'The reservation had been released' },
  'shipping-unavailable': { status: 409, title: 'This shipping method does not go there' },
  'payment-declined': { status: 402, title: 'The payment was declined' },
  'payment-not-possible': { status: 409, title: 'The order cannot be paid now' },
  'payment-pending': { status: 409, title: 'The last payment is still being settled' },
  'booking-refused': { status: 409, title: 'The carrier does not take the parcel' },
  'capture-refused': { status: 402, title: 'The money of the parcel was not given' },
  'capture-pending': { status: 409, title: 'The money of the parcel is still being taken' },
  'order-state': { status: 409, title: 'The order is not in a state that allows this' },
  'version-conflict': { status: 409, title: 'It was changed by somebody else meanwhile' },
  'already-exists': { status: 409, title: 'It exists already' },
  'in-flight': { status: 409, title: 'The same request is being worked on' },
  'key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'quantity-limit': { status: 422, title: 'That is more than one order may hold' },
  'password-weak': { status: 422, title: 'Choose a longer password' },
  'limit-reached': { status: 409, title: 'No more of these can be kept' },
  'value-invalid': { status: 422, title: 'The value is not allowed' },
  'amount-exceeds': { status: 422, title: 'The amount is more than is available' },
  'picture-type': { status: 415, title: 'This is no kind of picture that can be used' },
  'picture-unreadable': { status: 422, title: 'The picture cannot be read' },
  'picture-too-large': { status: 422, title: 'The picture has too many pixels' },
  locked: { status: 429, title: 'Too many attempts; wait before trying again' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'signature-wrong': { status: 401, title: 'The signature is missing or wrong' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  overloaded: { status: 503, title: 'The shop is very busy' },
  unavailable: { status: 503, title: 'A part of the shop does not answer' },
  'deadline-exceeded': { status: 504, title: 'It took too long' },
} as const;

export type RefusalCode = keyof typeof refusals;

/** An expected "no", as a value. `path` is a JSON Pointer (RFC 6901) to the field at fault. */
export type Refusal<Code extends RefusalCode = RefusalCode> = {
  refusal: Code;
  detail: string;
  path?: string;
  /** Facts a client may act on, e.g. the new total. */
  data?: Record<string, unknown>;
  retryAfterSeconds?: number;
};

/** Makes a refusal. */
export function refuse<Code extends RefusalCode>(
  code: Code,
  detail: string,
  more: Omit<Refusal, 'refusal' | 'detail'> = {},
): Refusal<Code> {
  return { refusal: code, detail, ...more };
}

/** Tells a refusal from an answer. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer && 'detail' in answer;
}
