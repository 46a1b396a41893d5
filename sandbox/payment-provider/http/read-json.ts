import type { Refusal } from '../domain/refusal.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses a request's body; an empty one is an empty object. Refuses what is no JSON or no UTF-8. */
export function readJson(body: Buffer): { value: unknown } | Refusal {
  if (body.length === 0) return { value: {} };
  try {
    return { value: JSON.parse(utf8.decode(body)) as unknown };
  } catch {
    return { refusal: 'request_invalid', message: 'the body must be JSON in UTF-8', param: 'body' };
  }
}
