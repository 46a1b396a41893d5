import type { Answer } from '../../shared/http/answer.ts';
import { json } from '../../shared/http/answer.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

/** The one table of statuses: 400 unreadable, 409 not in this state, 422 readable but wrong. */
const statuses: Record<RefusalCode, number> = {
  request_invalid: 400,
  api_key_invalid: 401,
  not_found: 404,
  method_not_allowed: 405,
  move_impossible: 409,
  reference_used: 409,
  body_too_large: 413,
  parameter_missing: 422,
  parameter_invalid: 422,
  internal_error: 500,
  service_unavailable: 503,
};

/** A refusal as `{error:{code,message,param}}` under its status. */
export function refusalAnswer({ refusal, message, param }: Refusal): Answer {
  return json(statuses[refusal], {
    error: { code: refusal, message, ...(param !== undefined && { param }) },
  });
}
