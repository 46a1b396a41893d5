import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listening HTTP server: its address without a trailing slash, and its end. */
export type Listening = { address: string; stop: () => Promise<void> };

const longestDrainMs = 2_000;

/**
 * Listens on a host and port. `stop` takes no new connection, lets running requests end for two seconds, then cuts them.
 * Rejects with EADDRINUSE when the port is taken.
 */
export async function listen(
  listener: RequestListener,
  place: { host: string; port: number },
): Promise<Listening> {
  // Longer than any client keeps an idle connection, so that no request meets a connection being closed.
  const server = createServer({ keepAliveTimeout: 65_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = place.host.includes(':') ? `[${place.host}]` : place.host;
  return {
    address: `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), longestDrainMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}
