import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { createGzip } from 'node:zlib';
import { createRequestHandler, type ServerBuild } from 'react-router';

// The storefront's own thread: renders pages on a free port of this machine, behind the gateway.
const { apiUrl } = workerData as { apiUrl: string };
const buildFile = new URL('../../build/storefront/server/index.js', import.meta.url);

/** A web Request of a node one; the gateway tells the host that the visitor sees. */
function toRequest(incoming: IncomingMessage): Request {
  const host = String(incoming.headers['x-forwarded-host'] ?? incoming.headers.host);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${host}${incoming.url}`, {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  });
}

/**
 * Whether an answer may be compressed: text, and not of the pages of one person, whose secrets compression could tell
 * beside words of an attacker (the attack named BREACH).
 */
function mayCompress({ url = '', headers }: IncomingMessage, type: string | string[] | undefined): boolean {
  return (
    /\bgzip\b/.test(String(headers['accept-encoding'])) &&
    /^(text\/|application\/xml)/.test(String(type)) &&
    !/^\/[a-z-]+\/(cart|checkout|orders|account)\b/.test(url)
  );
}

/** Sends a page as it is rendered, compressed where that is safe; what is ready does not wait for what comes. */
async function answer(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  // A page is made for who asks: their basket, their account, the prices of their market.
  if (!response.headers.has('cache-control')) {
    headers['cache-control'] = 'private, no-cache';
    headers['vary'] = 'cookie';
  }
  const isSmaller = response.body !== null && mayCompress(incoming, headers['content-type']);
  if (isSmaller) {
    headers['content-encoding'] = 'gzip';
    headers['vary'] = [headers['vary'] ?? [], 'accept-encoding'].flat().join(', ');
    delete headers['content-length'];
  }
  outgoing.writeHead(response.status, headers);
  const zip = isSmaller ? createGzip({ level: 5 }) : undefined;
  zip?.pipe(outgoing);
  for await (const chunk of response.body ?? []) {
    (zip ?? outgoing).write(chunk);
    zip?.flush();
  }
  (zip ?? outgoing).end();
}

try {
  process.env['NODE_ENV'] ??= 'production';
  // A thread has an environment of its own; the pages read from it where the API is.
  process.env['SOUK_API_URL'] = apiUrl;
  const build = (await import(buildFile.href)) as ServerBuild;
  const handle = createRequestHandler(build, 'production');
  const server = createServer((incoming, outgoing) => {
    handle(toRequest(incoming))
      .then((response) => answer(response, incoming, outgoing))
      .catch((error: unknown) => {
        process.stderr.write(`${(error as Error).stack}\n`);
        if (!outgoing.headersSent) outgoing.writeHead(500);
        outgoing.end();
      });
  });
  server.keepAliveTimeout = 10_000;
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  parentPort?.postMessage({ type: 'ready', address: `http://127.0.0.1:${port}` });
  parentPort?.once('message', () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setInterval(() => server.closeIdleConnections(), 50).unref();
  });
} catch (error) {
  parentPort?.postMessage({ type: 'failed', message: (error as Error).message });
}
