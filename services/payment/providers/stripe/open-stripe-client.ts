import { Stripe } from 'stripe';
import { Pool } from 'undici';
import type { StripeOptions } from './stripe-tools.ts';

const longestAnswerBytes = 4_000_000;

/**
 * Opens the official SDK over connections of our own, so that a time limit is of the whole request, its answer included, and an
 * answer has a greatest length. The SDK sends nothing again by itself.
 */
export function openStripeClient({ url, secretKey }: Pick<StripeOptions, 'url' | 'secretKey'>) {
  const pools = new Map<string, Pool>();
  const poolAt = (address: string) => {
    const pool =
      pools.get(address) ?? new Pool(address, { connections: 64, maxResponseSize: longestAnswerBytes });
    pools.set(address, pool);
    return pool;
  };
  type Client = NonNullable<Stripe.StripeConfig['httpClient']>;
  const httpClient: Client = {
    getClientName: () => 'undici',
    makeRequest: async (_host, _port, path, method, headers, sent, _protocol, timeoutMs) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const body = method === 'GET' ? null : sent;
      try {
        const given = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
        const request = { path, method, headers: Object.fromEntries(given), body, signal };
        const response = await poolAt(url()).request(request);
        const text = await response.body.text();
        return toReply(response.statusCode, response.headers, text);
      } catch (error) {
        throw nameless(error);
      }
    },
  };
  const client = new Stripe(secretKey, { httpClient, maxNetworkRetries: 0, telemetry: false });
  const close = async () => {
    await Promise.all([...pools.values()].map((pool) => pool.close()));
  };
  return { client, close };
}

function toReply(status: number, headers: Record<string, unknown>, text: string) {
  const told = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return {
    getStatusCode: () => status,
    getHeaders: () => Object.fromEntries(told) as Record<string, string>,
    getRawResponse: () => ({ statusCode: status }),
    toStream: () => {
      throw new Error('no answer is streamed');
    },
    toJSON: () => Promise.resolve(text).then(parseObject),
  };
}

function parseObject(text: string): object {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new SyntaxError('this is no object');
  return parsed;
}

/** Only the word for what went wrong: a message may quote what was sent, and the SDK repeats requests by `code`. */
function nameless(error: unknown): Error {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return new Error(typeof code === 'string' ? code : String(name));
}
