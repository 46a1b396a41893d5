import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'undici';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import { sharedPageOf, type SharedPage } from '../../domain/page/shared-page-of.ts';
import { readCookies } from '../../domain/read-cookies.ts';
import { judgeView } from '../../domain/view/judge-view.ts';
import type { StoredAnswer } from './answer-cache.ts';
import { findSeen } from './find-seen.ts';
import type { ServerTools } from './gateway-resources.ts';
import { makePage, renderTimeoutMs } from './make-page.ts';
import { mayUseCached } from './may-use-cached.ts';
import { pageHeaders } from './page-headers.ts';
import { needsNoToken, sendAtOnce } from './send-at-once.ts';
import { sendProblem } from './send-problem.ts';
import { sendStored } from './send-stored.ts';
import { noteFailure, traceOf } from './trace-requests.ts';

/** Adds everything else: pages, rendered by the storefront's own thread or process. `/` leads to the visitor's language. */
export function addPages(server: FastifyInstance, tools: ServerTools): void {
  const pools = new Map<string, Pool>();
  let turn = 0;

  server.get('/', (request, reply) => {
    const isChinese = /^\s*zh\b/i.test(request.headers['accept-language'] ?? '');
    return reply
      .header('vary', 'accept-language')
      .header('cache-control', 'no-cache')
      .redirect(isChinese ? '/zh-cn' : '/en-gb', 302);
  });
  server.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: (request, reply) => {
      const kept = keptPage(tools, request);
      if (!kept) return answer(request, reply);
      sendAtOnce(tools, request, reply, kept);
      countView(tools, request);
      return undefined;
    },
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const ready = tools.registry.find('storefront').filter((instance) => instance.state === 'ready');
    const instance = ready[(turn += 1) % Math.max(1, ready.length)];
    const trace = traceOf(request);
    if (!instance) return sendProblem(reply, unavailable(), trace.traceId);
    let pool = pools.get(instance.address);
    if (!pool) pools.set(instance.address, (pool = new Pool(instance.address, { connections: 16 })));
    try {
      const page = await findShared(tools, request);
      if (page) await sendShared(tools, pool, page, { request, reply });
      else await render(pool, request, reply);
      if (reply.statusCode === 200 || reply.statusCode === 304) countView(tools, request);
      return reply;
    } catch (error) {
      noteFailure(tools, request, 'a page could not be rendered', error);
      return sendProblem(reply, unavailable(), trace.traceId);
    }
  }
  server.addHook('onClose', async () => {
    await Promise.all([...pools.values()].map((pool) => pool.destroy()));
  });
}

/** The page for everybody that is kept, of a request of which nothing else has to be known. */
function keptPage({ pages }: ServerTools, request: FastifyRequest): StoredAnswer | undefined {
  const page = needsNoToken(request) ? sharedPageOf(pageRequest(request)) : undefined;
  return page && pages.find(page);
}

/** The page for everybody that a request asks for; none for who has caused what may make it old. */
async function findShared(tools: ServerTools, request: FastifyRequest): Promise<SharedPage | undefined> {
  const asked = pageRequest(request);
  const page = sharedPageOf(asked);
  if (!page) return undefined;
  const seen = await findSeen(tools, request, asked.cookies);
  return isRefusal(seen) || mayUseCached(seen) ? page : undefined;
}

const pageRequest = ({ method, url, headers }: FastifyRequest) => ({
  method,
  url,
  cookies: readCookies(headers.cookie),
});

type Asked = { request: FastifyRequest; reply: FastifyReply };

/** Sends a page for everybody, as it is kept or made now. */
async function sendShared(
  tools: ServerTools,
  storefront: Pool,
  page: SharedPage,
  { request, reply }: Asked,
): Promise<FastifyReply> {
  const traceparent = toTraceparent(traceOf(request));
  const wish = { page, path: request.url, traceparent, address: request.ip };
  const made = await tools.pages.findOrMake(page, (heard) => makePage(tools, storefront, wish, heard));
  if (made.stored) return sendStored(request, reply, made.stored);
  const { status, headers, body } = made.other;
  return reply.code(status).headers(headers).send(body);
}

/** Counts a page that somebody has got, or has already; crawlers that are known by name are nobody. */
function countView({ crawlers, views }: ServerTools, request: FastifyRequest): void {
  if (crawlers.isKnown(request.headers['user-agent'])) return;
  const view = judgeView(request);
  if (view) views.note(view);
}

/** Has a page rendered for who asks, and hands it on as it comes. */
async function render(pool: Pool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(pageHeaders(request.headers)))
    if (typeof value === 'string' && !name.startsWith('x-forwarded')) headers[name] = value;
  headers['traceparent'] = toTraceparent(traceOf(request));
  headers['x-forwarded-host'] = request.headers.host ?? '';
  headers['x-forwarded-for'] = request.ip;
  const response = await pool.request({
    method: request.method,
    path: request.url,
    headers,
    headersTimeout: renderTimeoutMs,
    body: request.method === 'GET' ? null : ((request.body as Buffer | undefined) ?? null),
  });
  return reply.code(response.statusCode).headers(pageHeaders(response.headers)).send(response.body);
}

function unavailable() {
  return refuse('unavailable', 'The pages of the shop are not ready yet. Try again in a moment.', {
    retryAfterSeconds: 1,
  });
}
