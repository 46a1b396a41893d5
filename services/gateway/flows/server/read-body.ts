import { refuse, type Refusal } from '#contracts/refusals.ts';
import { depthOfJson } from '../../domain/depth-of-json.ts';
import { findEndless } from './find-endless.ts';

/** No contract goes deeper than ten; what writes JSON again on the way goes down by recursion and needs a bound. */
const depthMost = 64;

/** An exponent of three digits, or three hundred digits: what may be beyond a double (RFC 8259, section 6). */
const mayBeEndless = /\d[eE]\+?\d{3}|\d{300}/;

/** Reads JSON that a client sent as bytes; refuses broken UTF-8, broken JSON and numbers beyond all bounds. An empty body is an empty object. */
export function readBody(bytes: Buffer | undefined): { value: unknown } | Refusal {
  if (!bytes || bytes.length === 0) return { value: {} };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('invalid-input', 'The body is not valid UTF-8.', { path: '' });
  }
  if (depthOfJson(text) > depthMost) {
    return refuse('invalid-input', `The body is nested deeper than ${depthMost} levels.`, { path: '' });
  }
  try {
    const value = JSON.parse(text) as unknown;
    const endless = mayBeEndless.test(text) ? findEndless(value, '') : undefined;
    if (endless === undefined) return { value };
    return refuse('invalid-input', 'This number is larger than any that can be kept.', { path: endless });
  } catch {
    return refuse('invalid-input', 'The body is not valid JSON.', { path: '' });
  }
}
