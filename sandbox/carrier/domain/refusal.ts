export type RefusalCode =
  | 'request_invalid'
  | 'api_key_invalid'
  | 'not_found'
  | 'method_not_allowed'
  | 'move_impossible'
  | 'reference_used'
  | 'body_too_large'
  | 'parameter_missing'
  | 'parameter_invalid'
  | 'internal_error'
  | 'service_unavailable';

/** Why something was not done; `param` names the bad field. */
export type Refusal = { refusal: RefusalCode; message: string; param?: string };

/** Tells a refusal from a result. */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refusal' in result;
}

/** A refusal that names the bad field. */
export function refuse(refusal: RefusalCode, param: string, message: string): Refusal {
  return { refusal, message, param };
}
