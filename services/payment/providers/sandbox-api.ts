import { Pool } from 'undici';
import { parseJson } from './read-sandbox-payment.ts';

export type SandboxOptions = {
  url: () => string;
  apiKey: string;
  webhookSecret: string;
  timeoutMs: () => number;
};

/** `status` 0: no answer came, or none that can be read; `code` says why then, and is the provider's own otherwise. */
export type Reply = { status: number; body: unknown; code: string };

export type SandboxApi = {
  get: (path: string) => Promise<Reply>;
  /** `key` is the idempotency key: a repeat gets the first answer. Waits no longer than `mostMs`, where it is given. */
  post: (path: string, body: unknown, key: string, mostMs?: number) => Promise<Reply>;
  close: () => Promise<void>;
};

const longestAnswerBytes = 1_000_000;

/**
 * The HTTP of the sandbox provider. Whatever goes wrong is a reply, in words that hold nothing of what was sent: a request
 * may carry a card. The time limit is of the whole request, waiting for a connection included.
 */
export function sandboxApi(options: SandboxOptions): SandboxApi {
  const pools = new Map<string, Pool>();
  const poolAt = (url: string) => {
    const pool = pools.get(url) ?? new Pool(url, { connections: 64, maxResponseSize: longestAnswerBytes });
    pools.set(url, pool);
    return pool;
  };

  async function send(method: 'GET' | 'POST', path: string, more: Sent = {}): Promise<Reply> {
    const headers = {
      authorization: `Bearer ${options.apiKey}`,
      'content-type': 'application/json',
      ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
    };
    const body = more.body === undefined ? null : JSON.stringify(more.body);
    const signal = AbortSignal.timeout(Math.min(options.timeoutMs(), more.mostMs ?? Infinity));
    try {
      const response = await poolAt(options.url()).request({ method, path, headers, body, signal });
      return toReply(response.statusCode, await response.body.text());
    } catch (error) {
      return { status: 0, body: undefined, code: wordFor(error) };
    }
  }

  return {
    get: (path) => send('GET', path),
    post: (path, body, key, mostMs) =>
      send('POST', path, { body, key, ...(mostMs === undefined ? {} : { mostMs }) }),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

type Sent = { body?: unknown; key?: string; mostMs?: number };

function toReply(status: number, text: string): Reply {
  const body = parseJson(text);
  const { error } = (body ?? {}) as { error?: { code?: unknown } };
  const code = error?.code;
  if (typeof code === 'string' && /^[a-z_]{1,64}$/.test(code)) return { status, body, code };
  return status < 300 && body !== undefined
    ? { status, body, code: '' }
    : { status: 0, body: undefined, code: `unreadable_answer_${status}` };
}

/** The name of what went wrong; messages may quote what was sent. */
function wordFor(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
