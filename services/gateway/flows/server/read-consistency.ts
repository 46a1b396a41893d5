import { consistency } from '#contracts/consistency.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { decodeToken, type ConsistencyToken } from '#runtime/events/consistency-token.ts';

/**
 * What the asker has seen or caused, from the header or else the cookie. A header that is no token is refused; a cookie
 * that is none counts for nothing, since a browser sends it unasked.
 */
export function readConsistency(
  header: string | string[] | undefined,
  cookies: ReadonlyMap<string, string>,
): ConsistencyToken | Refusal | undefined {
  if (header === undefined || header === '') return decodeToken(cookies.get(consistency.cookie));
  const token = decodeToken(String(header));
  return (
    token ??
    refuse('invalid-input', `Send ${consistency.header} as an answer gave it, or leave it out.`, {
      path: `/headers/${consistency.header}`,
    })
  );
}
