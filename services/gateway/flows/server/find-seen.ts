import { consistency } from '#contracts/consistency.ts';
import { isRefusal, type Refusal } from '#contracts/refusals.ts';
import type { ConsistencyToken } from '#runtime/events/consistency-token.ts';
import { readConsistency } from './read-consistency.ts';
import type { ServerTools } from './gateway-resources.ts';

type Request = { headers: Readonly<Record<string, string | string[] | undefined>> };

/**
 * What the asker has seen or caused here; nothing when their token is of another cluster, or of the time before a
 * restore: there is nothing of it to wait for. A header that is no token is refused.
 */
export async function findSeen(
  { cluster, log }: Pick<ServerTools, 'cluster' | 'log'>,
  { headers }: Request,
  cookies: ReadonlyMap<string, string>,
): Promise<ConsistencyToken | Refusal | undefined> {
  const token = readConsistency(headers[consistency.header], cookies);
  if (token === undefined || isRefusal(token)) return token;
  try {
    return (await cluster.isOwn(token)) ? token : undefined;
  } catch (error) {
    log.warn('could not tell whose a consistency token is; the request does not wait', { error });
    return undefined;
  }
}
