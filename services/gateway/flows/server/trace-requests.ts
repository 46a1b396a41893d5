import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { continueTrace, type TraceContext } from '#runtime/telemetry/trace-context.ts';
import type { ServerTools } from './gateway-resources.ts';

type TraceTools = Pick<ServerTools, 'tracer' | 'setting' | 'log'>;
type Tracing = { trace: TraceContext; failure: unknown };

const tracings = new WeakMap<FastifyRequest, Tracing>();

/** Gives every public request its span and the header with its trace id. */
export function traceRequests(server: FastifyInstance, tools: TraceTools): void {
  server.addHook('onRequest', (request, reply, done) => {
    traceRequest(tools, request, reply);
    done();
  });
}

/** Starts the span of a request, below that of the `traceparent` it brings; it ends with the answer's last byte. */
export function traceRequest(tools: TraceTools, request: FastifyRequest, reply: FastifyReply): void {
  const { traceparent } = request.headers;
  const place = continueTrace(
    typeof traceparent === 'string' ? traceparent : undefined,
    tools.setting('telemetry.sampleShare'),
  );
  const route = routeOf(request);
  const name = `${request.method} ${route}`;
  const span = tools.tracer.start({ kind: 'request', service: 'gateway', name, ...place });
  const tracing: Tracing = { trace: place.context, failure: undefined };
  tracings.set(request, tracing);
  reply.header('souk-trace-id', place.context.traceId);
  reply.raw.once('close', () => {
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    if (!reply.raw.writableFinished) return span.end({ ...attributes, 'souk.isAborted': true });
    const { statusCode } = reply.raw;
    const failure = tracing.failure ?? (statusCode >= 500 ? new Error(`answered ${statusCode}`) : undefined);
    span.end({ ...attributes, 'http.response.status_code': statusCode }, failure);
  });
}

/** The trace that a request belongs to. */
export function traceOf(request: FastifyRequest): TraceContext {
  const tracing = tracings.get(request);
  if (!tracing) throw new Error('a request came past the hook that traces it');
  return tracing.trace;
}

/** Logs that a request failed by our own fault, and why; its span tells it too. */
export function noteFailure(
  { log }: TraceTools,
  request: FastifyRequest,
  message: string,
  error: unknown,
): void {
  const tracing = tracings.get(request);
  if (tracing) tracing.failure = error;
  log.error(message, { error, service: 'gateway', traceId: tracing?.trace.traceId });
}

/** The pattern of the route, never the path, which holds ids; one name for all files of the web apps. */
function routeOf(request: FastifyRequest): string {
  const { config, url } = request.routeOptions;
  return (config as { name?: string } | undefined)?.name ?? url ?? 'nothing';
}
