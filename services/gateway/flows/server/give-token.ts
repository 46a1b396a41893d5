import type { FastifyReply } from 'fastify';
import { consistency } from '#contracts/consistency.ts';
import { encodeToken, type ConsistencyToken } from '#runtime/events/consistency-token.ts';
import { laterPositions, type Positions } from '#runtime/events/positions.ts';
import { writeCookie } from '../../domain/write-cookie.ts';
import type { ServerTools } from './gateway-resources.ts';

/**
 * Gives an asker whose request announced something the token of it, together with what they had seen before. The
 * request is done, so it is answered even when the database cannot be asked for the token.
 */
export async function giveToken(
  { cluster, log, setting }: Pick<ServerTools, 'cluster' | 'log' | 'setting'>,
  reply: FastifyReply,
  { seen, announced }: { seen: ConsistencyToken | undefined; announced: Positions | undefined },
): Promise<void> {
  if (!announced) return;
  try {
    const positions = laterPositions(seen?.positions ?? {}, announced);
    const text = encodeToken({ ...(await cluster.mark()), positions });
    const { header, cookie, maxAgeSeconds } = consistency;
    const isSecure = setting('gateway.publicUrl').startsWith('https:');
    reply.header(header, text);
    reply.header('set-cookie', writeCookie(cookie, text, { maxAgeSeconds, isSecure }));
  } catch (error) {
    log.warn('an answer goes out without its consistency token', { error });
  }
}
