import type { IncomingMessage } from 'node:http';
import { parseForm, type Form } from './parse-form.ts';
import { standInCalls } from './stand-in-calls.ts';
import { invalid, StandInError } from './stand-in-error.ts';
import { expand, type StandInStore, type Thing } from './stand-in-store.ts';

export type Received = { call: string; form: Form; key: string | undefined };

/** What goes wrong with a request: it is not done, or done and the answer is lost. */
export type Fault =
  | 'disconnect'
  | 'disconnect-after'
  | 'stall'
  | 'stall-after'
  | 'error'
  | 'error-after'
  | 'limit'
  | 'lock';

type Shop = {
  store: StandInStore;
  kept: Map<string, { sent: string; status: number; body: string }>;
  received: Received[];
  secretKey: string;
  address: string;
};

type Answer = { status: number; body: string; headers?: Record<string, string> };

/** Answers one request: key, idempotency key, parameters, the call, and what is to be told with it. */
export function answerRequest(
  shop: Shop,
  { method = '', url = '', headers }: IncomingMessage,
  sent: string,
  fault?: Fault,
): Answer {
  const key = method === 'POST' ? headers['idempotency-key'] : undefined;
  try {
    if (headers.authorization !== `Bearer ${shop.secretKey}`) {
      throw new StandInError({
        status: 401,
        type: 'invalid_request_error',
        message: 'Invalid API Key provided',
      });
    }
    if (fault === 'error' || fault === 'limit' || fault === 'lock') throw errors[fault];
    const known = typeof key === 'string' ? shop.kept.get(key) : undefined;
    if (known) return replay(known, `${url} ${sent}`);
    const done = { status: 200, body: JSON.stringify(run(shop, method, url, sent, key)) };
    const answer = fault === 'error-after' ? toAnswer(errors.error) : done;
    // What Stripe keeps is the answer that it gave, a stumble too.
    if (typeof key === 'string') shop.kept.set(key, { sent: `${url} ${sent}`, ...answer });
    return answer;
  } catch (error) {
    if (!(error instanceof StandInError)) throw error;
    return toAnswer(error);
  }
}

const errors = {
  error: new StandInError({ status: 500, type: 'api_error', message: 'An unknown error occurred' }),
  limit: new StandInError({
    status: 429,
    type: 'invalid_request_error',
    message: 'Too many requests',
    code: 'rate_limit',
  }),
  lock: new StandInError({
    status: 409,
    type: 'idempotency_error',
    message: 'There is another request with this key',
    code: 'idempotency_key_in_use',
  }),
};

function replay(known: { sent: string; status: number; body: string }, sent: string): Answer {
  if (known.sent !== sent) {
    const message = 'Keys for idempotent requests can only be used with the same parameters';
    throw new StandInError({ status: 400, type: 'idempotency_error', message });
  }
  return { status: known.status, body: known.body, headers: { 'idempotent-replayed': 'true' } };
}

function toAnswer({ told: { status, ...error } }: StandInError): Answer {
  return { status, body: JSON.stringify({ error }) };
}

const everywhere = ['expand'];
const inLists = ['limit', 'starting_after'];

function run(shop: Shop, method: string, url: string, sent: string, key: string | string[] | undefined) {
  const { pathname, search } = new URL(url, shop.address);
  const { store, address } = shop;
  const [, id = ''] = /^\/v1\/[a-z_]+\/([^/]+)/.exec(pathname.replace('/sessions', '')) ?? [];
  const name = `${method} ${id ? pathname.replace(`/${id}`, '/:id') : pathname}`;
  const call = standInCalls[name];
  if (!call) throw invalid(`Unrecognized request URL (${name})`, undefined, 404);
  const form = parseForm(method === 'POST' ? sent : search.slice(1));
  shop.received.push({ call: name, form, key: String(key ?? '') || undefined });
  const takes = [...call.takes, ...everywhere, ...(method === 'GET' ? inLists : [])];
  const strange = Object.keys(form).find((each) => !takes.includes(each));
  if (strange) throw invalid(`Received unknown parameter: ${strange}`, 'parameter_unknown');
  const found = call.run({ store, id, form, address });
  const told = Array.isArray(found) ? page(found, form) : found;
  return expand(store, told, (form['expand'] ?? []) as string[]);
}

function page(found: Thing[], form: Form): Record<string, unknown> {
  const { gte = 0, lt = Number.POSITIVE_INFINITY } = (form['created'] ?? {}) as { gte?: string; lt?: string };
  const within = found.filter(({ created }) => created >= Number(gte) && created < Number(lt));
  const after = form['starting_after'];
  const first = after === undefined ? 0 : within.findIndex(({ id }) => id === after) + 1;
  const end = first + Number(form['limit'] ?? 10);
  return { object: 'list', data: within.slice(first, end), has_more: end < within.length };
}
