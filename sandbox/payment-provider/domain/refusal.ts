/** Every reason for which the provider says no; http/refusal-answer.ts gives each its status. */
export type RefusalCode =
  | 'request_invalid'
  | 'body_too_large'
  | 'parameter_missing'
  | 'parameter_invalid'
  | 'card_number_invalid'
  | 'card_expired'
  | 'currency_unsupported'
  | 'amount_invalid'
  | 'amount_too_large'
  | 'payment_not_capturable'
  | 'payment_not_voidable'
  | 'payment_not_refundable'
  | 'dispute_ended'
  | 'dispute_overdue'
  | 'idempotency_key_reused'
  | 'api_key_invalid'
  | 'not_found'
  | 'method_not_allowed'
  | 'service_unavailable'
  | 'internal_error';

/** A no with its reason, a sentence for people, and the path of the bad field where there is one. */
export type Refusal = { refusal: RefusalCode; message: string; param?: string };

/** Tells a refusal from any other value. */
export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value;
}
