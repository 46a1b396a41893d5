import type { CallName, InputTo, AnswerOf } from '#contracts/services.ts';
import type { RefusalCode } from '#contracts/refusals.ts';
import { routes } from './routes.ts';

type Routes = typeof routes;
type PublicService = keyof Routes;
type PublicCall<S extends PublicService> = keyof Routes[S] & CallName<S>;

/** A problem document (RFC 9457) as the gateway sends it; `network` when no answer came at all. */
export type Problem = {
  status: number;
  code: RefusalCode | 'network';
  title: string;
  detail: string;
  path?: string;
  data?: Record<string, unknown>;
  traceId?: string;
};

export type Reply<Answer> =
  | { isOk: true; answer: Answer; headers: Headers }
  | { isOk: false; problem: Problem; headers: Headers };

type Secrets = 'cartToken' | 'sessionToken';

/** What a caller gives: the input of the contract, a file as itself; secrets that a cookie carries may be left out. */
type Given<Input> = Omit<Input, Secrets | 'file'> &
  Partial<Pick<Input, Secrets & keyof Input>> &
  ('file' extends keyof Input ? { file: Blob } : unknown);

export type CallOptions = { idempotencyKey?: string; signal?: AbortSignal };

export type Client = {
  [S in PublicService]: {
    [C in PublicCall<S>]: (
      input: Given<InputTo<S, C>>,
      options?: CallOptions,
    ) => Promise<Reply<AnswerOf<S, C>>>;
  };
};

export type ClientOptions = {
  /** Origin of the shop; empty in a browser. */
  baseUrl: string;
  /** Sent with every request, e.g. a session or a cookie that is passed on. */
  headers?: Readonly<Record<string, string>>;
  fetch?: typeof fetch;
};

type Route = {
  method: string;
  path: string;
  takes: readonly (readonly [string, string])[];
  takesKey: boolean;
  takesFile?: true;
};

type Seen = { token: string; untilMs: number } | undefined;

const consistencyHeader = 'souk-consistency';
/** Views are behind for far less than this, after which nothing has to be waited for. */
const seenMs = 60_000;

/**
 * The public API as typed functions: `client.order.addLine({ variantId, quantity: 1 })`. A client is one asker's: it
 * keeps the consistency token of what they changed, so that what they read next shows it.
 */
export function createClient(options: ClientOptions): Client {
  let seen: Seen;
  async function sendAndSee(route: Route, input: Record<string, unknown>, more: CallOptions) {
    const token = seen && performance.now() < seen.untilMs ? seen.token : undefined;
    const headers =
      token === undefined ? options.headers : { ...options.headers, [consistencyHeader]: token };
    const reply = await send({ ...options, ...(headers ? { headers } : {}) }, route, input, more);
    const given = reply.headers.get(consistencyHeader);
    if (given !== null) seen = { token: given, untilMs: performance.now() + seenMs };
    return reply;
  }
  const services = Object.entries(routes).map(([service, calls]) => {
    const functions = Object.entries(calls).map(([name, route]) => [
      name,
      (input: Record<string, unknown>, more?: CallOptions) => sendAndSee(route as Route, input, more ?? {}),
    ]);
    return [service, Object.fromEntries(functions)];
  });
  return Object.fromEntries(services) as Client;
}

async function send(
  options: ClientOptions,
  route: Route,
  input: Record<string, unknown>,
  more: CallOptions,
): Promise<Reply<unknown>> {
  const fields = { ...input };
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  for (const [field, header] of route.takes) {
    if (typeof fields[field] === 'string') headers[header] = fields[field];
    delete fields[field];
  }
  const path = route.path.replace(/\{([A-Za-z]+)\}/g, (_whole, name: string) => {
    const value = String(fields[name]);
    delete fields[name];
    return encodeURIComponent(value);
  });
  const isQuery = route.method === 'GET' || route.method === 'DELETE';
  const body = route.takesFile ? (fields['file'] as Blob) : JSON.stringify(fields);
  if (!isQuery) headers['content-type'] = route.takesFile ? 'application/octet-stream' : 'application/json';
  if (route.takesKey) headers['idempotency-key'] = more.idempotencyKey ?? crypto.randomUUID();
  const fetchNow = options.fetch ?? fetch;
  try {
    const response = await fetchNow(`${options.baseUrl}/api/v1${path}${isQuery ? queryOf(fields) : ''}`, {
      method: route.method,
      headers,
      ...(isQuery ? {} : { body }),
      ...(more.signal ? { signal: more.signal } : {}),
    });
    return await readReply(response);
  } catch (error) {
    if (more.signal?.aborted) throw error;
    const detail = (error as Error).message;
    return {
      isOk: false,
      problem: { status: 0, code: 'network', title: 'No answer', detail },
      headers: new Headers(),
    };
  }
}

async function readReply(response: Response): Promise<Reply<unknown>> {
  const { headers } = response;
  const text = await response.text();
  if (response.ok) return { isOk: true, answer: text === '' ? {} : (JSON.parse(text) as unknown), headers };
  if (headers.get('content-type')?.includes('problem+json')) {
    return { isOk: false, problem: JSON.parse(text) as Problem, headers };
  }
  const problem: Problem = {
    status: response.status,
    code: 'network',
    title: 'Unreadable answer',
    detail: text.slice(0, 200),
  };
  return { isOk: false, problem, headers };
}

function queryOf(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  if (pairs.length === 0) return '';
  return `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`;
}
