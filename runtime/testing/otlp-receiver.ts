import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A span as a collector reads it out of an export: ids in hex, times in nanoseconds, attributes by name. */
export type ReceivedSpan = {
  resource: Record<string, unknown>;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  kind: number;
  startNanos: bigint;
  endNanos: bigint;
  attributes: Record<string, unknown>;
  status: { code?: number; message?: string };
};

/** How the receiver answers; it takes everything at once unless told otherwise. */
export type Behaviour = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  delayMs?: number;
};

export type OtlpReceiver = {
  /** What the setting `telemetry.otlpUrl` is given. */
  url: string;
  /** The spans of the exports that were answered with success, each export by itself. */
  exports: ReceivedSpan[][];
  spans: () => ReceivedSpan[];
  /** Every request, taken or not, and when it came (`performance.now()`). */
  requests: { atMs: number; count: number }[];
  /** The bodies as they came. */
  bodies: string[];
  /** Answers in this way from now on. */
  behave: (behaviour: Behaviour) => void;
  stop: () => Promise<void>;
};

/** Starts a small collector on loopback that reads OTLP/HTTP JSON; what is not in its form is answered with 400. */
export async function startOtlpReceiver(port = 0): Promise<OtlpReceiver> {
  let behaviour: Behaviour = {};
  const receiver = {
    exports: [] as ReceivedSpan[][],
    requests: [] as OtlpReceiver['requests'],
    bodies: [] as string[],
  };
  async function answer(path: string, type: string, text: string): Promise<Behaviour> {
    const { delayMs = 0, ...own } = behaviour;
    if (path !== '/v1/traces' || type !== 'application/json') return { status: 404 };
    const spans = readExport(text);
    if (!spans) return { status: 400, body: '{"message":"no export"}' };
    receiver.requests.push({ atMs: performance.now(), count: spans.length });
    receiver.bodies.push(text);
    await delay(delayMs);
    if ((own.status ?? 200) === 200) receiver.exports.push(spans);
    return own;
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      const text = Buffer.concat(chunks).toString();
      void answer(url, headers['content-type'] ?? '', text).then(({ status = 200, headers: own, body }) =>
        response.writeHead(status, { 'content-type': 'application/json', ...own }).end(body ?? '{}'),
      );
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...receiver,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => receiver.exports.flat(),
    behave: (next) => {
      behaviour = next;
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Value = { stringValue?: string; intValue?: string; doubleValue?: number; boolValue?: boolean };
type Attribute = { key: string; value: Value };
type Export = {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { scope: { name: string }; spans: Record<string, never>[] }[];
  }[];
};

/** The spans of an export in the JSON form of opentelemetry/proto/trace/v1/trace.proto; undefined when it is none. */
function readExport(text: string): ReceivedSpan[] | undefined {
  try {
    const { resourceSpans } = JSON.parse(text) as Export;
    return resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) =>
        spans.map((span) => readSpan(readAttributes(resource.attributes), span)),
      ),
    );
  } catch {
    return undefined;
  }
}

function readSpan(resource: ReceivedSpan['resource'], span: Record<string, unknown>): ReceivedSpan {
  const { traceId, spanId, parentSpanId, name, kind, status } = span as unknown as ReceivedSpan;
  const isHex = (text: unknown, length: number) =>
    typeof text === 'string' && new RegExp(`^[0-9a-f]{${length}}$`).test(text) && !/^0+$/.test(text);
  if (!isHex(traceId, 32) || !isHex(spanId, 16) || (parentSpanId !== undefined && !isHex(parentSpanId, 16)))
    throw new Error('an id is not in hex');
  if (!Number.isInteger(kind) || kind < 1 || kind > 5 || name === '') throw new Error('no kind or no name');
  return {
    resource,
    traceId,
    spanId,
    parentSpanId,
    name,
    kind,
    status,
    startNanos: nanos(span['startTimeUnixNano']),
    endNanos: nanos(span['endTimeUnixNano']),
    attributes: readAttributes(span['attributes'] as Attribute[]),
  };
}

/** 64-bit numbers are texts in the JSON form of protobuf. */
function nanos(value: unknown): bigint {
  if (typeof value !== 'string') throw new Error('a time is not a text');
  return BigInt(value);
}

function readAttributes(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => {
      const [kind, ...others] = Object.keys(value);
      if (others.length > 0 || (value.intValue !== undefined && typeof value.intValue !== 'string'))
        throw new Error('no value of one kind');
      if (kind === 'intValue') return [key, Number(value.intValue)];
      return [key, value.stringValue ?? value.doubleValue ?? value.boolValue];
    }),
  );
}
