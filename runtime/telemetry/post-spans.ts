import { Agent, request } from 'undici';

/** What became of one export: taken (but for some), to be sent again (not before a time, if it said one), or refused. */
export type ExportOutcome =
  | { kind: 'taken'; rejected: number }
  | { kind: 'again'; reason: string; afterMs: number | undefined }
  | { kind: 'refused'; reason: string };

export type PostSpans = {
  post: (url: string, body: unknown, withinMs: number) => Promise<ExportOutcome>;
  close: () => Promise<void>;
};

/** The answers after which the same export may be sent again (OTLP 1.x, Retryable Response Codes). */
const retryable = new Set([429, 502, 503, 504]);
const longestAnswerBytes = 64 * 1024;

/** Posts exports to a collector over one kept-alive connection of their own. */
export function createPostSpans(): PostSpans {
  const agent = new Agent({ connections: 1, maxResponseSize: longestAnswerBytes });

  async function post(url: string, body: unknown, withinMs: number): Promise<ExportOutcome> {
    const options = {
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      dispatcher: agent,
      signal: AbortSignal.timeout(Math.ceil(withinMs)),
    };
    try {
      const response = await request(`${url.replace(/\/$/, '')}/v1/traces`, options);
      const text = await response.body.text();
      const { statusCode: status, headers } = response;
      if (status >= 200 && status < 300) return { kind: 'taken', rejected: rejectedIn(text) };
      const reason = `the collector answered ${status}`;
      if (!retryable.has(status)) return { kind: 'refused', reason };
      return { kind: 'again', reason, afterMs: retryAfterMs(headers['retry-after']) };
    } catch (error) {
      const { name, message } = error as Error;
      const reason = name === 'TimeoutError' ? `the collector was silent for ${withinMs} ms` : message;
      return { kind: 'again', reason, afterMs: undefined };
    }
  }

  return { post, close: () => agent.destroy() };
}

/** A collector may take some spans and reject others: `partialSuccess` of its answer. */
function rejectedIn(text: string): number {
  try {
    const { partialSuccess } = JSON.parse(text) as { partialSuccess?: { rejectedSpans?: string | number } };
    return Number(partialSuccess?.rejectedSpans ?? 0) || 0;
  } catch {
    // Whatever else it says: with this status it has taken them.
    return 0;
  }
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined;
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
