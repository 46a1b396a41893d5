import { Pool } from 'undici';
import type { AddressValue } from '#contracts/order/cart.ts';
import type { Carrier, CarrierAnswer } from './carrier.ts';
import { isSignedWebhook } from './is-signed-webhook.ts';
import { parseJson, readSandboxParcel, readSandboxParcelEvent } from './read-sandbox-parcel.ts';

export type SandboxCarrierOptions = {
  url: () => string;
  apiKey: string;
  webhookSecret: string;
  timeoutMs: () => number;
};

/** `status` 0: no answer came, or none that can be read; `code` says why then, and is the carrier's own otherwise. */
type Reply = { status: number; body: unknown; code: string };

const longestAnswerBytes = 500_000;

/** The sandbox carrier of this project (`sandbox/carrier`), over its HTTP API. */
export function sandboxCarrier(options: SandboxCarrierOptions): Carrier {
  const pools = new Map<string, Pool>();
  const poolAt = (url: string) => {
    const pool = pools.get(url) ?? new Pool(url, { connections: 16, maxResponseSize: longestAnswerBytes });
    pools.set(url, pool);
    return pool;
  };

  /** Whatever goes wrong is a reply, in words that hold nothing of what was sent: a booking carries an address. */
  async function send(method: 'GET' | 'POST', path: string, sent?: unknown): Promise<Reply> {
    const headers = { authorization: `Bearer ${options.apiKey}`, 'content-type': 'application/json' };
    const body = sent === undefined ? null : JSON.stringify(sent);
    const signal = AbortSignal.timeout(options.timeoutMs());
    try {
      const response = await poolAt(options.url()).request({ method, path, headers, body, signal });
      return toReply(response.statusCode, await response.body.text());
    } catch (error) {
      const { code, name } = error as { code?: unknown; name?: unknown };
      return { status: 0, body: undefined, code: typeof code === 'string' ? code : String(name) };
    }
  }

  return {
    name: 'sandbox',
    book: async ({ reference, recipient, ...collect }) =>
      toAnswer(
        await send('POST', '/v1/parcels', { reference, recipient: toRecipient(recipient), ...collect }),
      ),
    track: async (reference) => {
      const reply = await send('GET', `/v1/parcels?reference=${encodeURIComponent(reference)}`);
      const { parcels } = (reply.body ?? {}) as { parcels?: unknown };
      if (reply.status !== 200 || !Array.isArray(parcels)) return unheard(reply);
      if (parcels.length === 0) return { kind: 'not-found' };
      return toAnswer({ ...reply, body: parcels[0] });
    },
    cancel: async (parcelId) =>
      toAnswer(await send('POST', `/v1/parcels/${encodeURIComponent(parcelId)}/cancel`)),
    readEvent: (headers, rawBody) => {
      if (!isSignedWebhook(options.webhookSecret, headers, rawBody, Date.now())) return 'unsigned';
      return readSandboxParcelEvent(rawBody) ?? 'unreadable';
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

/** The carrier prints at most four lines besides name, city and postal code. */
function toRecipient(address: AddressValue) {
  const { name, company, line1, line2, district, region, city, postalCode = '', country } = address;
  const place = [district, region].filter(Boolean).join(', ');
  const lines = [company, line1, line2, place].filter((line) => line !== undefined && line !== '');
  return { name, lines, city, postalCode, country };
}

function toReply(status: number, text: string): Reply {
  const body = parseJson(text);
  const { error } = (body ?? {}) as { error?: { code?: unknown } };
  const code = error?.code;
  if (typeof code === 'string' && /^[a-z_]{1,64}$/.test(code)) return { status, body, code };
  return status < 300 && body !== undefined
    ? { status, body, code: '' }
    : { status: 0, body: undefined, code: `unreadable_answer_${status}` };
}

/** A refusal of this very request; timeouts, limits and our own key being refused may hide a parcel. */
function toAnswer(reply: Reply): CarrierAnswer {
  if (reply.status === 200 || reply.status === 201) {
    const parcel = readSandboxParcel(reply.body);
    return parcel ? { kind: 'parcel', parcel } : unheard(reply);
  }
  const isFinal = [400, 404, 409, 413, 422].includes(reply.status);
  return isFinal ? { kind: 'refused', code: reply.code } : unheard(reply);
}

function unheard({ code }: Reply): { kind: 'unknown'; reason: string } {
  return { kind: 'unknown', reason: code || 'unreadable_answer' };
}
