import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { readBody } from '../shared/http/read-body.ts';
import { aDirectory } from '../shared/testing.ts';
import type { Statement } from './domain/make-statement.ts';
import type { Payment, Refund } from './domain/payment.ts';
import type { ShownPayment } from './domain/show-payment.ts';
import type { Circumstances } from './domain/step.ts';
import { startProvider } from './start-provider.ts';
import type { Timings } from './timings.ts';

/** The instant at which tests of pure code happen. */
export const someInstant = new Date('2026-11-21T10:00:00.000Z');

/** Circumstances whose ids are prefix_1, prefix_2, … */
export function someCircumstances(now = someInstant): Circumstances {
  let count = 0;
  return {
    now,
    newId: (prefix) => {
      count += 1;
      return `${prefix}_${count}`;
    },
  };
}

/** A payment of £100.00 that waits for nothing, with what differs. */
export function aPayment(difference: Partial<Payment> = {}): Payment {
  return {
    id: 'pay_0',
    status: 'authorised',
    amountMinor: 10_000,
    currency: 'GBP',
    authorisedMinor: 10_000,
    capturedMinor: 0,
    voidedMinor: 0,
    refundedMinor: 0,
    capture: 'manual',
    method: { type: 'card', brand: 'visa', lastDigits: '4242' },
    reference: 'order-1',
    metadata: {},
    createdAt: '2026-11-21T09:00:00.000Z',
    version: 1,
    scenario: 'plain',
    ...difference,
  };
}

/** A card as POST /v1/payments takes it. */
export function aCard(number = '4242424242424242'): Record<string, unknown> {
  return { type: 'card', number, expiryMonth: 12, expiryYear: 2040, securityCode: '123' };
}

/** The body of POST /v1/payments for £12.34, with what differs. */
export function aRequest(difference: Record<string, unknown> = {}): Record<string, unknown> {
  return { amountMinor: 1_234, currency: 'GBP', reference: 'order-1', method: aCard(), ...difference };
}

/** The real timings, a hundred times faster, but for the waiting of webhooks that must be seen to wait. */
export const quickTimings: Timings = {
  slowAnswerMs: 300,
  processingMs: 50,
  delayedWebhookMs: 400,
  overtakenWebhookMs: 300,
  webhookTimeoutMs: 1_000,
  firstRetryMs: 20,
  longestRetryMs: 100,
  retryWindowMs: 60_000,
};

/** A webhook as it came in: its headers, its exact body, and when. */
export type Received = {
  signature: string;
  body: string;
  event: { id: string; type: string; data: Record<string, unknown>; refund?: Record<string, unknown> };
  atMs: number;
};

/** Receives webhooks; `status` may be changed to refuse them. */
export async function receiveWebhooks(
  t: Pick<TestContext, 'after'>,
): Promise<{ url: string; received: Received[]; answer: { status: number } }> {
  const received: Received[] = [];
  const answer = { status: 204 };
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((bytes) => {
      const body = String(bytes);
      const signature = String(request.headers['webhook-signature']);
      const event = JSON.parse(body) as Received['event'];
      if (answer.status < 300) received.push({ signature, body, event, atMs: performance.now() });
      response.writeHead(answer.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?shop=1`, received, answer };
}

/** What the answers of the API may hold; a test reads what its own call gives. */
export type AnyBody = ShownPayment &
  Statement & {
    error: { code: string; message: string; param?: string };
    payments: ShownPayment[];
    refunds: Refund[];
    events: (Received['event'] & { delivery: { state: string; attempts: number; lastError?: string } })[];
  };

/** Calls the API as the shop does: status, headers and parsed body. */
export type Call = (
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: AnyBody; headers: Headers }>;

/** A caller of the provider at an address. */
export function callerOf(address: string): Call {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(address + path, {
      method,
      headers: { authorization: 'Bearer test-key', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      body: (await response.json()) as AnyBody,
      headers: response.headers,
    };
  };
}

/** A running provider in this process, with its webhooks' receiver; both end with the test. */
export async function aProvider(
  t: Pick<TestContext, 'after'>,
  timings: Partial<Timings> = {},
): Promise<{ call: Call; address: string } & Awaited<ReturnType<typeof receiveWebhooks>>> {
  const receiver = await receiveWebhooks(t);
  const { announcement, stop } = await startProvider(
    {
      host: '127.0.0.1',
      port: 0,
      dataDirectory: await aDirectory(t),
      apiKey: 'test-key',
      webhookSecret: 'test-secret',
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
