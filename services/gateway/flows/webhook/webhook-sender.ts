import { Agent, request } from 'undici';
import type { ReadSetting } from '#runtime/config/settings.ts';
import { checkWebhookUrl } from '../../domain/webhook/check-webhook-url.ts';
import { guardedLookup } from './guarded-lookup.ts';

/** What became of one request. `status` is null when there was no answer; then `error` says why. */
export type SendOutcome = {
  status: number | null;
  error: string | null;
  /** The first 1,024 bytes of the answer as text. */
  answer: string;
  durationMs: number;
  /** What Retry-After of the answer asks for. */
  askedSeconds: number;
};

export type WebhookSender = {
  /** Sends one request and never throws; redirects are not followed. */
  send: (
    target: { url: string; headers: Record<string, string>; body: string },
    signal: AbortSignal,
  ) => Promise<SendOutcome>;
  close: () => Promise<void>;
};

const answerBytes = 1024;
const longestError = 200;

/** Sends webhooks on connections of their own, only to where the settings allow. */
export function webhookSender(setting: ReadSetting): WebhookSender {
  const allowsPrivate = () => setting('gateway.webhookAllowsPrivate');
  const agent = new Agent({
    connect: { lookup: guardedLookup(allowsPrivate), timeout: 5000 },
    connections: 32,
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 1,
  });
  return {
    send: async ({ url, headers, body }, signal) => {
      const beganMs = performance.now();
      const took = () => Math.round(performance.now() - beganMs);
      const none = (error: string): SendOutcome => ({
        status: null,
        error,
        answer: '',
        durationMs: took(),
        askedSeconds: 0,
      });
      if (checkWebhookUrl(url, { allowsPrivate: allowsPrivate() })) return none('address-not-allowed');
      const late = AbortSignal.timeout(setting('gateway.webhookTimeoutMs'));
      try {
        const response = await request(url, {
          method: 'POST',
          dispatcher: agent,
          headers: { 'content-type': 'application/json', 'user-agent': 'Souk-Webhooks/1.0', ...headers },
          body,
          signal: AbortSignal.any([signal, late]),
        });
        const answer = await readStart(response.body);
        const asked = Number(response.headers['retry-after'] ?? 0);
        const askedSeconds = Number.isFinite(asked) ? Math.max(0, asked) : 0;
        return { status: response.statusCode, error: null, answer, durationMs: took(), askedSeconds };
      } catch (error) {
        return none(late.aborted ? 'timeout' : codeOf(error));
      }
    },
    close: () => agent.destroy(),
  };
}

/** The beginning of an answer, as text that a database can keep; the rest is not read. */
async function readStart(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= answerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, answerBytes).toString('utf8').replaceAll('\0', '\ufffd');
}

/** A short name for what went wrong, with nothing of the request in it. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string };
  return (code ?? name ?? 'failed').slice(0, longestError);
}
