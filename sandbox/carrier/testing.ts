import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { readBody } from '../shared/http/read-body.ts';
import { aDirectory } from '../shared/testing.ts';
import type { Parcel, TrackingEvent } from './domain/parcel.ts';
import type { ShownParcel } from './domain/show-parcel.ts';
import { startCarrier } from './start-carrier.ts';
import type { Timings } from './timings.ts';

/** The instant at which tests of pure code happen. */
export const someInstant = new Date('2026-11-21T10:00:00.000Z');

export const someRecipient = {
  name: 'Ada Tester',
  lines: ['1 Test Street'],
  city: 'Leeds',
  postalCode: 'LS1 1AA',
  country: 'GB',
};

/** The body of POST /v1/parcels, with what differs. */
export function aBooking(difference: Record<string, unknown> = {}): Record<string, unknown> {
  return { reference: 'shipment-1', recipient: someRecipient, ...difference };
}

/** A parcel whose label was made. */
export function aParcel(): Parcel {
  const at = someInstant.toISOString();
  return {
    id: 'par_0',
    reference: 'shipment-1',
    fingerprint: '',
    trackingNumber: 'SK473124829GB',
    labelReference: 'lab_0',
    recipient: someRecipient,
    createdAt: at,
    events: [{ sequence: 1, status: 'label_created', at, place: '' }],
  };
}

export const quickTimings: Timings = {
  overtakenWebhookMs: 300,
  webhookTimeoutMs: 1_000,
  firstRetryMs: 20,
  longestRetryMs: 100,
  retryWindowMs: 60_000,
};

/** A webhook as it came in. */
export type Received = {
  headers: Record<string, string>;
  body: string;
  event: { id: string; type: string; data: Omit<ShownParcel, 'events'> & { event: TrackingEvent } };
};

/** Receives webhooks; `status` may be changed to refuse them. */
export async function receiveWebhooks(t: Pick<TestContext, 'after'>) {
  const received: Received[] = [];
  const answer = { status: 204 };
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((bytes) => {
      const body = String(bytes);
      const headers = request.headers as Record<string, string>;
      if (answer.status < 300) received.push({ headers, body, event: JSON.parse(body) as Received['event'] });
      response.writeHead(answer.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?shop=1`;
  return { url, received, answer };
}

/** What the answers of the API may hold; a test reads what its own call gives. */
export type AnyBody = ShownParcel & {
  error: { code: string; message: string; param?: string };
  parcels: ShownParcel[];
  events: (TrackingEvent &
    Received['event'] & { delivery: { state: string; attempts: number; lastError?: string } })[];
};

export type Call = (
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: AnyBody }>;

/** A caller of the carrier at an address. */
export function callerOf(address: string): Call {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(address + path, {
      method,
      headers: { authorization: 'Bearer test-key', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as AnyBody };
  };
}

export const someSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** A running carrier in this process, with its webhooks' receiver; both end with the test. */
export async function aCarrier(t: Pick<TestContext, 'after'>, timings: Partial<Timings> = {}) {
  const receiver = await receiveWebhooks(t);
  const { announcement, stop } = await startCarrier(
    {
      host: '127.0.0.1',
      port: 0,
      dataDirectory: await aDirectory(t),
      apiKey: 'test-key',
      webhookSecret: someSecret,
      webhookUrl: receiver.url,
      timings: { ...quickTimings, ...timings },
    },
    (error) => {
      throw error;
    },
  );
  t.after(stop);
  return { call: callerOf(announcement.address), address: announcement.address, ...receiver };
}
