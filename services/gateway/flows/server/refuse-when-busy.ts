import type { IncomingHttpHeaders } from 'node:http';
import { cartCredential, sessionCredential } from '#contracts/credentials.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Route } from '../../domain/route-table.ts';
import type { ServerTools } from './gateway-resources.ts';

/** How far beyond the limit of requests in work each may still come in. */
const shares = { newcomer: 1, begun: 1.25, last: 1.5 };
/** What somebody waits for who has chosen, or who was paid: besides these the news of providers and carriers. */
const refusedLast: ReadonlySet<string> = new Set(['order.checkout', 'order.payOrder']);

/**
 * Refuses a request when too many are in work: newcomers first, then who has a cart or is signed in, so that what was begun is
 * finished, and checkouts last.
 */
export function refuseWhenBusy(
  { admission }: Pick<ServerTools, 'admission'>,
  route: Route,
  headers: IncomingHttpHeaders,
): Refusal | undefined {
  if (admission.hasRoom(shareOf(route, headers))) return undefined;
  return refuse('overloaded', 'Very many people are shopping just now. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
}

function shareOf({ service, call, http }: Route, headers: IncomingHttpHeaders): number {
  if (http.isRaw || refusedLast.has(`${service}.${call}`)) return shares.last;
  return hasBegun(headers) ? shares.begun : shares.newcomer;
}

function hasBegun(headers: IncomingHttpHeaders): boolean {
  if (headers.authorization !== undefined) return true;
  return [cartCredential, sessionCredential].some(
    ({ header, cookie }) => headers[header] !== undefined || headers.cookie?.includes(`${cookie}=`),
  );
}
