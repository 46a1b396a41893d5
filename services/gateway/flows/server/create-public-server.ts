import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sessionCredential } from '#contracts/credentials.ts';
import { refuse } from '#contracts/refusals.ts';
import { readCookies } from '../../domain/read-cookies.ts';
import { apiPrefix, routeTable, type Route } from '../../domain/route-table.ts';
import { addExplorer } from './add-explorer.ts';
import { addMedia } from './add-media.ts';
import { addPages } from './add-pages.ts';
import { addStaticFiles } from './add-static-files.ts';
import { refuseWhenBusy } from './refuse-when-busy.ts';
import { answerAtOnce, forward } from './forward.ts';
import type { ServerTools } from './gateway-resources.ts';
import { refusalOf, sendProblem } from './send-problem.ts';
import { noteFailure, traceOf, traceRequest, traceRequests } from './trace-requests.ts';

/** How long a connection may wait for its next request; clients are told. */
export const keepAliveMs = 5000;
const bodyLimitBytes = 256 * 1024;
const importBodyLimitBytes = 6 * 1024 * 1024;

/** Makes the public server: REST API with its document and explorer, pictures, web apps, and pages of the storefront. */
export async function createPublicServer(tools: ServerTools): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: keepAliveMs,
    routerOptions: { maxParamLength: 2000 },
    forceCloseConnections: 'idle',
    // While it leaves, a request on a kept-alive connection is still answered, and the connection closed after it.
    return503OnClosing: false,
    trustProxy: 'loopback',
    // A URL that cannot be decoded is answered like any other bad input.
    frameworkErrors: (_error, request, reply) => {
      traceRequest(tools, request, reply);
      const refusal = refuse('invalid-input', 'The address cannot be read.', { path: '' });
      sendProblem(reply, refusal, traceOf(request).traceId);
    },
  });
  traceRequests(server, tools);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const trace = traceOf(request);
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      return sendProblem(
        reply,
        refuse('body-too-large', `Send at most ${sizeInWords(request.routeOptions.bodyLimit)}.`),
        trace.traceId,
      );
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return sendProblem(
        reply,
        refuse('invalid-input', 'The request cannot be read.', { path: '' }),
        trace.traceId,
      );
    }
    noteFailure(tools, request, 'a public request failed', error);
    return sendProblem(reply, refusalOf(error), trace.traceId);
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (tools.load.isLeaving) reply.header('connection', 'close');
    done(null, payload);
  });
  addApi(server, tools);
  addExplorer(server, tools);
  addMedia(server, tools);
  await addStaticFiles(server, tools);
  addPages(server, tools);
  return server;
}

function sizeInWords(bytes = bodyLimitBytes): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes} KB` : `${kilobytes / 1024} MB`;
}

function addApi(server: FastifyInstance, tools: ServerTools): void {
  const routes = routeTable();
  for (const route of routes) {
    server.route({
      method: route.http.method,
      url: `${apiPrefix}${route.http.path.replace(/\{([A-Za-z]+)\}/g, ':$1')}`,
      ...(route.http.path.endsWith('/import') ? { bodyLimit: importBodyLimitBytes } : {}),
      ...(route.http.takesFile ? fileOptions(route.http.takesFile) : {}),
      // What a cache may hold is looked for there first.
      ...(route.contract.cache ? {} : { preParsing: whenBusy(tools, route) }),
      preHandler: (request, reply, done) => {
        const type = request.headers['content-type'];
        const hasBody = request.body instanceof Buffer && request.body.length > 0;
        if (
          !hasBody ||
          route.http.isRaw ||
          route.http.takesFile ||
          /^application\/(json|[a-z.-]+\+json)\b/i.test(type ?? '')
        )
          return done();
        sendProblem(
          reply,
          refuse('unsupported-media-type', 'Send the body as application/json.'),
          traceOf(request).traceId,
        );
      },
      handler: (request, reply) =>
        answerAtOnce(tools, route, request, reply) ? undefined : forward(tools, route, request, reply),
    });
  }
  server.all('/api/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = routes
      .filter((route) => matches(route.http.path, path))
      .map((route) => route.http.method);
    if (allowed.length === 0) {
      return sendProblem(
        reply,
        refuse('route-not-found', 'See /api for the addresses there are.'),
        traceOf(request).traceId,
      );
    }
    reply.header('allow', allowed.join(', '));
    return sendProblem(
      reply,
      refuse('method-not-allowed', `This address answers ${allowed.join(', ')}.`),
      traceOf(request).traceId,
    );
  });
}

/** A file is large, so it is not even read of somebody who shows no sign of who they are. */
function fileOptions({ bytesMost }: { bytesMost: number }) {
  return {
    bodyLimit: bytesMost,
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      const { authorization, cookie = '' } = request.headers;
      const isShown =
        authorization !== undefined ||
        request.headers[sessionCredential.header] !== undefined ||
        readCookies(cookie).has(sessionCredential.cookie);
      if (isShown) return done();
      sendProblem(
        reply.header('connection', 'close'),
        refuse('sign-in-required', 'Sign in to send files.'),
        traceOf(request).traceId,
      );
    },
  };
}

/** Refuses before the body is read: whoever is refused shall cost next to nothing. */
function whenBusy(tools: ServerTools, route: Route) {
  return (request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void) => {
    const busy = refuseWhenBusy(tools, route, request.headers);
    if (busy) sendProblem(reply, busy, traceOf(request).traceId);
    else done();
  };
}

function matches(pattern: string, path: string): boolean {
  const expression = `^${apiPrefix}${pattern.replace(/\{[A-Za-z]+\}/g, '[^/]+')}$`;
  return new RegExp(expression).test(path);
}
