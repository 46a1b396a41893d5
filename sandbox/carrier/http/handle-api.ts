import { createHash, timingSafeEqual } from 'node:crypto';
import { json, type Answer } from '../../shared/http/answer.ts';
import type { Carrier } from '../carrier.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { readControl } from '../faults/control.ts';
import { withFaults, type Outcome } from '../faults/with-faults.ts';
import {
  bookRoute,
  cancelRoute,
  eventsRoute,
  findRoute,
  getRoute,
  moveRoute,
  type ApiRequest,
} from './parcel-routes.ts';
import { refusalAnswer } from './refusal-answer.ts';

export type RawRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  body: Buffer;
};
type Handle = (carrier: Carrier, request: ApiRequest) => Promise<Answer>;

/** By path; `:id` stands for one segment. */
const routes: Record<string, Partial<Record<string, Handle>>> = {
  '/v1/parcels': { POST: bookRoute, GET: findRoute },
  '/v1/parcels/:id': { GET: getRoute },
  '/v1/parcels/:id/cancel': { POST: cancelRoute },
  '/v1/parcels/:id/moves': { POST: moveRoute },
  '/v1/events': { GET: eventsRoute },
  '/v1/control': { GET: async ({ control }) => json(200, control), POST: setControl },
};
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Answers the API under /v1: key first, then the steered faults around everything but the steering. */
export async function handleApi(carrier: Carrier, request: RawRequest): Promise<Outcome> {
  const { method, path, query } = request;
  if (!isKeyGood(carrier.apiKey, request.authorization)) {
    return refusalAnswer({ refusal: 'api_key_invalid', message: 'send the API key as a bearer token' });
  }
  const [, , , id = ''] = path.split('/');
  const pattern = path.startsWith('/v1/parcels/') && id !== '' ? path.replace(id, ':id') : path;
  const handlers = Object.hasOwn(routes, pattern) ? routes[pattern] : undefined;
  if (!handlers) return refusalAnswer({ refusal: 'not_found', message: 'there is no such path' });
  const handle = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (!handle) {
    const allow = Object.keys(handlers).join(', ');
    const refusal = { refusal: 'method_not_allowed', message: `this path knows ${allow}` } as const;
    return { ...refusalAnswer(refusal), headers: { allow } };
  }
  const body = readJson(request.body);
  if (isRefusal(body)) return refusalAnswer(body);
  const work = () => handle(carrier, { id, query, body: body.value });
  return path === '/v1/control' ? work() : withFaults(carrier, work);
}

async function setControl(carrier: Carrier, { body }: ApiRequest): Promise<Answer> {
  const control = readControl(body);
  if (isRefusal(control)) return refusalAnswer(control);
  carrier.control = control;
  carrier.webhooks.setPaused(control.webhooksPaused);
  return json(200, control);
}

function readJson(body: Buffer): { value: unknown } | Refusal {
  if (body.length === 0) return { value: {} };
  try {
    return { value: JSON.parse(utf8.decode(body)) as unknown };
  } catch {
    return { refusal: 'request_invalid', message: 'the body must be JSON in UTF-8', param: 'body' };
  }
}

function isKeyGood(apiKey: string, authorization: string | undefined): boolean {
  return timingSafeEqual(digest(`Bearer ${apiKey}`), digest(authorization ?? ''));
}

// Equal lengths for timingSafeEqual, whatever is sent.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
