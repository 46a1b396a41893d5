import { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { countConnections } from '#runtime/start/accept-more.ts';
import { keepAliveMs } from './create-public-server.ts';
import type { GatewayResources } from './gateway-resources.ts';

/** Node closes an idle connection a second after the time it has told clients. */
const bufferMs = 1000;
/** What answers under way are left of the time, at the least. */
const answersMs = 5000;

/**
 * Closes the public server without breaking a connection that is in use: listens no more, asks with each answer to
 * connect anew, and closes what is idle only when clients expect that, if there is time to wait for it.
 */
export async function leaveServer(
  { server, moreHandles, load }: Pick<GatewayResources, 'server' | 'moreHandles' | 'load'>,
  withinMs: number,
): Promise<void> {
  load.isLeaving = true;
  // Fastify's own close, and that of Node's HTTP server, would close idle connections at once: a client may be writing.
  Server.prototype.close.call(server.server);
  moreHandles?.close();
  const openConnections = async () =>
    (await countConnections(server.server)) + ((await moreHandles?.countConnections()) ?? 0);
  const patientUntilMs = performance.now() + Math.min(keepAliveMs + 2 * bufferMs, withinMs - answersMs);
  while (performance.now() < patientUntilMs && (await openConnections()) > 0) await delay(50);
  const timer = setTimeout(() => server.server.closeAllConnections(), answersMs);
  const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
  await server.close();
  clearTimeout(timer);
  clearInterval(sweep);
}
