import { Pool } from 'undici';
import type { BadInput } from './bad-inputs.ts';
import { writeField } from './decode-input.ts';
import { durationMostMs, judgeAnswer, type Answer } from './judge-answer.ts';

/** Where bad inputs go: `{name}` in the path takes the field of that name, other text fields form the query. */
export type BadInputRoute = { method: string; path: string; hasBody: boolean };

/** What happened: the answers by status (0: none), and each misbehaviour with the input that caused it. */
export type BadInputReport = {
  sent: number;
  statuses: Readonly<Record<number, number>>;
  offences: readonly { what: string; complaint: string }[];
};

type Run = {
  baseUrl: string;
  route: BadInputRoute;
  cases: readonly BadInput[];
  /** Headers of one request, such as a session or a fresh Idempotency-Key. */
  headers: () => Record<string, string>;
};

const connections = 8;
const waitMostMs = 2500;

/** Sends every case to a server, eight at a time, what took too long a second time, and judges each answer. */
export async function runBadInput({ baseUrl, route, cases, headers }: Run): Promise<BadInputReport> {
  const pool = new Pool(baseUrl, { connections, headersTimeout: waitMostMs, bodyTimeout: waitMostMs });
  const statuses: Record<number, number> = {};
  const offences: { what: string; complaint: string }[] = [];
  const queue = cases.values();
  const work = async (): Promise<void> => {
    for (const input of queue) {
      const first = await send(pool, route, input, headers());
      // What hangs hangs again; a machine that was busy for a moment does not.
      const answer = first.durationMs > durationMostMs ? await send(pool, route, input, headers()) : first;
      const status = 'status' in answer ? answer.status : 0;
      statuses[status] = (statuses[status] ?? 0) + 1;
      const complaint = judgeAnswer(input, answer);
      if (complaint !== null) offences.push({ what: input.what, complaint });
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, work));
  } finally {
    await pool.destroy();
  }
  return { sent: cases.length, statuses, offences };
}

async function send(
  pool: Pool,
  route: BadInputRoute,
  input: BadInput,
  headers: Record<string, string>,
): Promise<Answer> {
  const startedAt = performance.now();
  const durationMs = (): number => performance.now() - startedAt;
  try {
    const {
      statusCode,
      headers: received,
      body,
    } = await pool.request({
      method: route.method,
      path: addressOf(route, input),
      headers: { ...headers, ...(route.hasBody ? { 'content-type': input.contentType } : {}) },
      body: route.hasBody ? (input.rawBody ?? JSON.stringify(input.value)) : null,
      signal: AbortSignal.timeout(waitMostMs),
    });
    const text = await body.text();
    return {
      status: statusCode,
      contentType: String(received['content-type'] ?? ''),
      body: text,
      durationMs: durationMs(),
    };
  } catch (error) {
    return {
      failure: error instanceof Error ? `${error.name} ${error.message}` : String(error),
      durationMs: durationMs(),
    };
  }
}

function addressOf({ path }: BadInputRoute, { text }: BadInput): string {
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(writeField(text[name])));
  const query = Object.entries(text).flatMap(([name, value]) =>
    inPath.has(name) || value === undefined ? [] : [`${encode(name)}=${encode(writeField(value))}`],
  );
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

/** Percent-encodes a text; a half of a surrogate pair becomes the three bytes that no UTF-8 text may hold. */
function encode(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}
