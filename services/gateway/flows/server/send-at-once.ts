import type { FastifyReply, FastifyRequest } from 'fastify';
import { consistency } from '#contracts/consistency.ts';
import type { StoredAnswer } from './answer-cache.ts';
import type { ServerTools } from './gateway-resources.ts';
import { traceOf } from './trace-requests.ts';

/** An answer as the socket gets it: names and values of its headers, and bytes; those that are few as text, one byte a letter. */
type Wire = { head: readonly string[]; body: string | Buffer };
type Encoding = 'br' | 'gzip' | '';

/** With a text for a body Node writes head and body at once, without a list of buffers; a longer one would be copied for it. */
const textMost = 16 * 1024;

const wires = new WeakMap<StoredAnswer, Map<Encoding, Wire>>();

/**
 * Sends finished bytes past the framework, whose part of the work would be most of it: the same headers as `sendStored`
 * gives, trace id and all, for requests of which nothing has to be waited for.
 */
export function sendAtOnce(
  { load }: Pick<ServerTools, 'load'>,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: StoredAnswer,
): void {
  const { headers } = request.raw;
  const own = ['souk-trace-id', traceOf(request).traceId, ...(load.isLeaving ? ['connection', 'close'] : [])];
  reply.hijack();
  if (headers['if-none-match'] === answer.etag) {
    reply.raw.writeHead(304, [...headOf(answer), ...own]).end();
    return;
  }
  const { head, body } = wireOf(answer, encodingFor(answer, headers['accept-encoding'] ?? ''));
  reply.raw.writeHead(200, [...head, ...own]);
  if (typeof body === 'string') reply.raw.end(body, 'latin1');
  else reply.raw.end(body);
}

/** Whether nothing has to be looked up before a request may be answered from memory: it brings no token of changes. */
export function needsNoToken({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers[consistency.header] === undefined && !headers.cookie?.includes(consistency.cookie);
}

function encodingFor({ brotli, gzip }: StoredAnswer, taken: string): Encoding {
  if (brotli && /\bbr\b/.test(taken)) return 'br';
  return gzip && taken.includes('gzip') ? 'gzip' : '';
}

function headOf({ etag, cacheControl, vary }: StoredAnswer): string[] {
  const varies = vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`;
  return ['etag', etag, 'cache-control', cacheControl, 'vary', varies];
}

function wireOf(answer: StoredAnswer, encoding: Encoding): Wire {
  const known = wires.get(answer) ?? new Map<Encoding, Wire>();
  const found = known.get(encoding);
  if (found) return found;
  const bytes = { br: answer.brotli, gzip: answer.gzip, '': answer.bytes }[encoding] ?? answer.bytes;
  const head = [
    ...headOf(answer),
    'content-type',
    answer.contentType,
    'content-length',
    String(bytes.length),
    ...(encoding === '' ? [] : ['content-encoding', encoding]),
  ];
  const wire = { head, body: bytes.length > textMost ? bytes : bytes.toString('latin1') };
  wires.set(answer, known.set(encoding, wire));
  return wire;
}
