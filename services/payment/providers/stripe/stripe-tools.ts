import type { Stripe } from 'stripe';

export type StripeOptions = {
  url: () => string;
  secretKey: string;
  webhookSecret: string;
  timeoutMs: () => number;
};

/** What one operation works with; its requests share the time that it has. */
export type StripeTools = {
  client: Stripe;
  /**
   * Options of the next request: the time that is left, and the idempotency key of a write. Throws a TimeoutError when
   * no time is left.
   */
  sending: (key?: string) => { timeout: number; maxNetworkRetries: 0; idempotencyKey?: string };
};

/** Begins an operation that must be over at `endMs` of `performance.now()`. */
export function beginStripe(client: Stripe, endMs: number): StripeTools {
  return {
    client,
    sending: (key) => {
      const timeout = Math.floor(endMs - performance.now());
      if (timeout < 1) throw new DOMException('no time is left', 'TimeoutError');
      return { timeout, maxNetworkRetries: 0, ...(key === undefined ? {} : { idempotencyKey: key }) };
    },
  };
}
