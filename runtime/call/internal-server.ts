import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Subject } from '#contracts/access.ts';
import { refuse } from '#contracts/refusals.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import { ServiceFailure } from '../door/failure.ts';
import type { Room } from '../door/room.ts';
import type { CallerKeys } from '../identity/caller-proof.ts';
import { collectAnnounced } from '../events/collect-announced.ts';
import type { Log } from '../telemetry/log.ts';
import { fromTraceparent } from '../telemetry/trace-context.ts';
import { failureCodeOf } from '../failure-code-of.ts';
import { reachLocal } from './reach-local.ts';
import { readContext, type IncomingContext } from './wire.ts';

/** Calls of the machinery itself, by name after the service: `$events`, `$log`. The caller is proven before. */
export type MachineryCalls = Readonly<
  Record<string, (room: Room, from: ServiceName, input: unknown) => Promise<unknown>>
>;

export type InternalServerOptions = {
  rooms: ReadonlyMap<ServiceName, Room>;
  callers: CallerKeys;
  readSubject: (token: string) => Subject | undefined;
  machinery: MachineryCalls;
  isReady: () => boolean;
  metrics: () => Promise<string>;
  log: Log;
};

/** The file of a picture (16 MB) as base64, with room for the rest. */
const maxBodyBytes = 24_000_000;

/** The server through which other processes reach this one's rooms; also health, readiness and metrics. */
export function createInternalServer(options: InternalServerOptions): Server {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      const traceId = fromTraceparent(request.headers['traceparent'] as string | undefined)?.traceId;
      options.log.error('an internal request failed', { error, path: request.url, traceId });
      reply(response, 500, { failure: failureOf(error) });
    });
  });
  server.keepAliveTimeout = 10_000;
  return server;
}

async function answer(
  options: InternalServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  if (!options.isReady()) response.setHeader('connection', 'close');
  if (path === '/healthz') return reply(response, 200, { ok: true });
  if (path === '/readyz') return reply(response, options.isReady() ? 200 : 503, { ready: options.isReady() });
  if (path === '/metrics') {
    const type = 'text/plain; version=0.0.4; charset=utf-8';
    response.writeHead(200, { 'content-type': type }).end(await options.metrics());
    return;
  }
  const [, service, call] = /^\/internal\/([a-z]+)\/(\$?[A-Za-z]+)$/.exec(path) ?? [];
  const room = options.rooms.get(service as ServiceName);
  if (!room || !call || request.method !== 'POST') {
    return reply(response, 404, {
      failure: { code: 'unavailable', message: 'no such room here', wasNotStarted: true },
    });
  }
  const body = await readBody(request);
  const context = readContext(options, room.definition.name, { path, headers: request.headers, body });
  if (!context) {
    return reply(response, 200, {
      answer: refuse('not-allowed', 'The caller or the subject is not proven.'),
    });
  }
  const input: unknown = JSON.parse(body);
  const machinery = options.machinery[call];
  if (machinery) return reply(response, 200, { answer: await machinery(room, context.caller, input) });
  await answerForRoom(options, response, { room, name: call, input, context });
}

type Asked = { room: Room; name: string; input: unknown; context: IncomingContext };

/** The room's answer, or why there is none; with either goes what was announced on the way. */
async function answerForRoom(
  { log }: InternalServerOptions,
  response: ServerResponse,
  { room, name, input, context }: Asked,
): Promise<void> {
  const { caller: from, idempotencyKey } = context;
  const announced = collectAnnounced();
  const own = { ...context, noteAnnounced: announced.note };
  try {
    const call = { from, name, input, idempotencyKey, asJson: false };
    const answer = await reachLocal(room, call, own);
    reply(response, 200, { answer, announced: announced.all() });
  } catch (error) {
    log.error('an internal request failed', { error, call: name, traceId: context.trace.traceId });
    reply(response, 500, { failure: failureOf(error), announced: announced.all() });
  }
}

function failureOf(error: unknown): { code: string; message: string; wasNotStarted: boolean } {
  const code = failureCodeOf(error);
  if (!(error instanceof ServiceFailure)) return { code, message: 'the room failed', wasNotStarted: false };
  return { code, message: error.message, wasNotStarted: error.wasNotStarted };
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBodyBytes) reject(new ServiceFailure('internal', 'the body is too large'));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
