import { Stripe } from 'stripe';
import type { ProviderAnswer } from '../payment-provider.ts';

type No = Extract<ProviderAnswer, { kind: 'refused' | 'unknown' }>;

/** An answer that is not of the form that Stripe’s API has. */
export class UnreadableAnswer extends Error {}

/**
 * What an error says of a request. Refused for good: a card that was declined, and a request that Stripe can never
 * do. Unknown is all that may hide an effect or passes: limits, outages, silence, our own key being refused, and an idempotency
 * key that came with another request before. Throws what is no error of the SDK: that is a bug of ours.
 */
export function readStripeError(error: unknown): No {
  const { errors } = Stripe;
  if (error instanceof errors.StripeCardError && isOfStripe(error)) {
    return { kind: 'refused', code: wordOf(error.decline_code || error.code, 'card_declined') };
  }
  if (error instanceof errors.StripeInvalidRequestError && isOfStripe(error)) {
    return { kind: 'refused', code: wordOf(error.code, 'request_invalid') };
  }
  if (error instanceof errors.StripeIdempotencyError) return unknown('idempotency_key_reused');
  if (error instanceof errors.StripeRateLimitError) return unknown('rate_limited');
  if (error instanceof errors.StripeAuthenticationError) return unknown('api_key_invalid');
  if (error instanceof errors.StripePermissionError) return unknown('api_key_not_allowed');
  if (error instanceof errors.StripeConnectionError) {
    return unknown(error.detail instanceof Error ? error.detail.message : 'connection');
  }
  if (error instanceof errors.StripeError) {
    return unknown(wordOf(error.code, error.statusCode ? `status_${error.statusCode}` : 'unreadable_answer'));
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') return unknown(error.name);
  if (error instanceof UnreadableAnswer) return unknown('unreadable_answer');
  throw error;
}

/** Whoever else listens at the address may say no as well. */
function isOfStripe({ rawType }: { rawType?: string }): boolean {
  return rawType === 'card_error' || rawType === 'invalid_request_error';
}

function unknown(reason: string): No {
  return { kind: 'unknown', reason };
}

function wordOf(code: string | undefined, otherwise: string): string {
  return code !== undefined && /^[a-z0-9_]{1,64}$/.test(code) ? code : otherwise;
}
