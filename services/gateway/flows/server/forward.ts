import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credential } from '#contracts/call.ts';
import { sessionCredential } from '#contracts/credentials.ts';
import { IdempotencyKey } from '#contracts/ids.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import { collectAnnounced } from '#runtime/events/collect-announced.ts';
import { validate } from '#runtime/door/validate.ts';
import type { ConsistencyToken } from '#runtime/events/consistency-token.ts';
import { laterPositions } from '#runtime/events/positions.ts';
import type { CallContext } from '#runtime/tools.ts';
import { buildInput } from '../../domain/build-input.ts';
import { fillTags } from '../../domain/fill-tags.ts';
import { anonymous, type Identity } from '../../domain/identity.ts';
import { isOwnOrigin } from '../../domain/is-own-origin.ts';
import { mayUseCached } from './may-use-cached.ts';
import { readCookies } from '../../domain/read-cookies.ts';
import type { Route } from '../../domain/route-table.ts';
import { writeCookie } from '../../domain/write-cookie.ts';
import { clientOf } from './client-of.ts';
import { findSeen } from './find-seen.ts';
import { giveToken } from './give-token.ts';
import { storedAnswer } from './answer-cache.ts';
import { limitRequests, type RequestLimits } from './limit-requests.ts';
import { readBody } from './read-body.ts';
import { refuseWhenBusy } from './refuse-when-busy.ts';
import { refuseCrawler } from './refuse-crawler.ts';
import { requestContext } from './request-context.ts';
import type { ServerTools } from './gateway-resources.ts';
import { refusalOf, sendProblem } from './send-problem.ts';
import { needsNoToken, sendAtOnce } from './send-at-once.ts';
import { sendFile } from './send-file.ts';
import { sendStored } from './send-stored.ts';
import { noteFailure, traceOf } from './trace-requests.ts';
import { withAudit } from './with-audit.ts';

/** What may take longer waits for others, as checkouts do, or does much: its time does not tell how busy the shop is. */
const shortCallMs = 2000;

/** Answers from memory what anybody may read and nobody has to wait for; false when that cannot be. */
export function answerAtOnce(
  tools: ServerTools,
  { contract }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): boolean {
  const cached = contract.cache && needsNoToken(request) ? tools.answers.find(request.url) : undefined;
  if (cached) sendAtOnce(tools, request, reply, cached);
  return cached !== undefined;
}

/**
 * Answers one public request: is there room, how often, who, from where; then the call itself. Knows no rules of any
 * service; a refusal becomes a problem document here.
 */
export async function forward(
  tools: ServerTools,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { contract } = route;
  const cookies = readCookies(request.headers.cookie);
  const seen = await findSeen(tools, request, cookies);
  const isCacheable = contract.cache && !isRefusal(seen) && mayUseCached(seen);
  const cached = isCacheable ? tools.answers.find(request.url) : undefined;
  if (cached) return sendStored(request, reply, cached);
  const trace = traceOf(request);
  const limits = limitRequests(tools, route, request.ip, reply);
  const busy = (contract.cache && refuseWhenBusy(tools, route, request.headers)) ?? limits.byAddress();
  if (busy) return sendProblem(reply, busy, trace.traceId);
  if (isRefusal(seen)) return sendProblem(reply, seen, trace.traceId);
  const announced = collectAnnounced();
  const leave = tools.admission.enter();
  try {
    const begun = tools.answers.begin();
    const context = {
      ...requestContext(trace, contract.timeoutMs),
      seen: withHeard(tools, route, request, seen),
      noteAnnounced: announced.note,
    };
    const answer = await ask(tools, route, { request, cookies, limits }, context);
    await giveToken(tools, reply, { seen, announced: announced.all() });
    if (isRefusal(answer)) return sendProblem(reply, answer, trace.traceId);
    return sendAnswer(tools, route, { request, reply, answer, begun });
  } catch (error) {
    noteFailure(tools, request, `${route.service}.${route.call} failed`, error);
    await giveToken(tools, reply, { seen, announced: announced.all() });
    return sendProblem(reply, refusalOf(error), trace.traceId);
  } finally {
    leave(contract.timeoutMs <= shortCallMs);
  }
}

/**
 * What an answer must show: what the asker has seen and, of one that is cached for others, the changes that this
 * gateway has heard of. Without, a service that hears of a change later would fill the cache with what was before.
 */
function withHeard(
  tools: ServerTools,
  route: Route,
  request: FastifyRequest,
  seen: ConsistencyToken | undefined,
): ConsistencyToken | undefined {
  const heard = tools.answers.mustHaveHeard(tagsOf(route, request));
  if (Object.keys(heard).length === 0) return seen;
  const place = seen ?? { cluster: '0', timeline: 0, lsn: '0/0', positions: {} };
  return { ...place, positions: laterPositions(place.positions, heard) };
}

function tagsOf({ contract }: Route, request: FastifyRequest): string[] {
  return fillTags(contract.cache?.tags ?? [], {
    ...(request.query as object),
    ...(request.params as object),
  });
}

type Asked = { request: FastifyRequest; cookies: ReadonlyMap<string, string>; limits: RequestLimits };

async function ask(
  tools: ServerTools,
  route: Route,
  { request, cookies, limits }: Asked,
  context: CallContext,
): Promise<unknown> {
  const isChange = route.http.method !== 'GET';
  const { origin, host } = request.headers;
  if (isChange && cookies.size > 0 && !isOwnOrigin({ origin, host }, tools.setting('gateway.publicUrl'))) {
    return refuse('origin-refused', 'This request comes from a page of another site.');
  }
  const key = header(request, 'idempotency-key');
  if (key !== undefined && validate(IdempotencyKey, key)) {
    return refuse('invalid-input', 'An Idempotency-Key has 16 to 200 visible ASCII characters.', {
      path: '/headers/idempotency-key',
    });
  }
  const identity = await identify(tools, request, cookies, context);
  if (isRefusal(identity)) return identity;
  const { subject } = identity;
  const userAgent = request.headers['user-agent'];
  const unwanted = limits.bySubject(subject) ?? refuseCrawler(tools, route, { userAgent, subject });
  if (unwanted) return unwanted;
  const input = inputOf(route, request, cookies);
  if (isRefusal(input)) return input;
  const client = clientOf(tools.keys, request.ip, subject);
  const own: CallContext = { ...context, subject, subjectToken: identity.token, client };
  return withAudit(tools, route, { subject, input, trace: own.trace }, () =>
    tools.reach('gateway', route.service, route.call, input, own, key),
  );
}

async function identify(
  tools: ServerTools,
  request: FastifyRequest,
  cookies: ReadonlyMap<string, string>,
  context: CallContext,
): Promise<Identity | Refusal> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return tools.identities.find({ kind: 'key', value: bearer }, context);
  const inHeader = header(request, sessionCredential.header);
  const session = inHeader ?? cookies.get(sessionCredential.cookie);
  if (!session) return anonymous;
  const identity = await tools.identities.find({ kind: 'session', value: session }, context);
  // A browser whose session has ended is a visitor again; a program that sent one is told.
  return isRefusal(identity) && inHeader === undefined ? anonymous : identity;
}

function inputOf(route: Route, request: FastifyRequest, cookies: ReadonlyMap<string, string>): unknown {
  if (route.http.isRaw) return rawInput(request);
  if (!route.http.takesFile) return readInput(route, request, cookies);
  const file = ((request.body as Buffer | undefined) ?? Buffer.alloc(0)).toString('base64');
  return { ...(request.params as object), file };
}

function readInput(route: Route, request: FastifyRequest, cookies: ReadonlyMap<string, string>): unknown {
  const isQuery = route.http.method === 'GET' || route.http.method === 'DELETE';
  const body = isQuery ? { value: undefined } : readBody(request.body as Buffer | undefined);
  if (isRefusal(body)) return body;
  const credentials = Object.fromEntries(
    (route.http.takes ?? []).flatMap((credential) => {
      const value = header(request, credential.header) ?? cookies.get(credential.cookie);
      return value === undefined ? [] : [[credential.field, value]];
    }),
  );
  return buildInput(route, {
    parameters: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: body.value,
    credentials,
  });
}

function rawInput(request: FastifyRequest): unknown {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([, value]) => typeof value === 'string'),
  );
  const rawBody = ((request.body as Buffer | undefined) ?? Buffer.alloc(0)).toString('utf8');
  return { ...(request.params as object), headers, rawBody };
}

type Sending = { request: FastifyRequest; reply: FastifyReply; answer: unknown; begun: number };

function sendAnswer(
  tools: ServerTools,
  route: Route,
  { request, reply, answer, begun }: Sending,
): FastifyReply {
  const { http, contract } = route;
  const isSecure = tools.setting('gateway.publicUrl').startsWith('https:');
  for (const { field, cookie, maxAgeSeconds } of http.gives ?? []) {
    const value = (answer as Record<string, unknown>)[field];
    if (typeof value === 'string')
      reply.header('set-cookie', writeCookie(cookie, value, { maxAgeSeconds, isSecure }));
  }
  for (const { cookie } of http.clears ?? ([] as Credential[])) {
    reply.header('set-cookie', writeCookie(cookie, '', { maxAgeSeconds: 0, isSecure }));
  }
  if (http.isFile) return sendFile(reply, answer, http.successStatus ?? 200);
  const body = JSON.stringify(answer);
  if (!contract.cache) {
    reply.code(http.successStatus ?? 200).header('content-type', 'application/json; charset=utf-8');
    return reply.header('cache-control', 'no-store').send(body);
  }
  const stored = storedAnswer('application/json; charset=utf-8', Buffer.from(body), 'public, no-cache');
  const tags = tagsOf(route, request);
  tools.answers.store(request.url, stored, { tags, maxAgeSeconds: contract.cache.maxAgeSeconds, begun });
  return sendStored(request, reply, stored);
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
