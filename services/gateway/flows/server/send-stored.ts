import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredAnswer } from './answer-cache.ts';

/** Sends finished bytes: compressed where the client takes it, 304 where the client has them already. */
export function sendStored(request: FastifyRequest, reply: FastifyReply, answer: StoredAnswer): FastifyReply {
  reply
    .header('etag', answer.etag)
    .header('cache-control', answer.cacheControl)
    .header('vary', varyOf(reply, answer));
  if (request.headers['if-none-match'] === answer.etag) return reply.code(304).send();
  reply.header('content-type', answer.contentType);
  const taken = request.headers['accept-encoding'] ?? '';
  if (answer.brotli && /\bbr\b/.test(taken))
    return reply.header('content-encoding', 'br').send(answer.brotli);
  if (answer.gzip && taken.includes('gzip'))
    return reply.header('content-encoding', 'gzip').send(answer.gzip);
  return reply.send(answer.bytes);
}

/** What the answer was chosen by, besides the encodings that the client takes. */
function varyOf(reply: FastifyReply, { vary }: StoredAnswer): string {
  return [reply.getHeader('vary') ?? [], vary ?? [], 'accept-encoding'].flat().join(', ');
}
