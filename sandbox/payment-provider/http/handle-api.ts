import { createHash, timingSafeEqual } from 'node:crypto';
import type { Outcome } from '../faults/with-faults.ts';
import { withFaults } from '../faults/with-faults.ts';
import type { Provider } from '../provider.ts';
import type { ApiRequest } from './api-request.ts';
import { cardRoutes } from './card-routes.ts';
import { controlRoutes } from './control-routes.ts';
import { disputeRoutes } from './dispute-routes.ts';
import { findRoute } from './find-route.ts';
import { paymentRoutes } from './payment-routes.ts';
import { refundRoutes } from './refund-routes.ts';
import { refusalAnswer } from './refusal-answer.ts';
import { reportRoutes } from './report-routes.ts';

/** What steered faults leave alone. */
const unsteered = [...controlRoutes, ...cardRoutes];
const routes = [...paymentRoutes, ...refundRoutes, ...disputeRoutes, ...reportRoutes];

/** Answers the API under /v1: key first, then steering, then the steered faults around everything else. */
export async function handleApi(provider: Provider, request: Omit<ApiRequest, 'id'>): Promise<Outcome> {
  if (!isKeyGood(provider.apiKey, request.headers.authorization)) {
    return refusalAnswer({ refusal: 'api_key_invalid', message: 'send the API key as a bearer token' });
  }
  const steering = findRoute(unsteered, request.method, request.path);
  if ('route' in steering) return steering.route.handle(provider, { ...request, id: steering.id });
  const found = findRoute(routes, request.method, request.path);
  if ('route' in found) {
    return withFaults(provider, () => found.route.handle(provider, { ...request, id: found.id }));
  }
  const allowed = [...steering.allowed, ...found.allowed];
  if (allowed.length === 0) return refusalAnswer({ refusal: 'not_found', message: 'there is no such path' });
  const message = `this path knows ${allowed.join(' and ')}`;
  return {
    ...refusalAnswer({ refusal: 'method_not_allowed', message }),
    headers: { allow: allowed.join(', ') },
  };
}

function isKeyGood(apiKey: string, authorization: string | undefined): boolean {
  return timingSafeEqual(digest(`Bearer ${apiKey}`), digest(authorization ?? ''));
}

// Equal lengths for timingSafeEqual, whatever is sent.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
