import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Subject } from '#contracts/access.ts';
import type { DeliveredEvent } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';

/** A member of staff who may do what `permissions` say. */
export function aStaffSubject(
  permissions: Extract<Subject, { kind: 'staff' }>['permissions'] = ['config.manage'],
): Subject {
  return {
    kind: 'staff',
    staffId: '01890000-0000-7000-8000-000000000001',
    sessionId: '01890000-0000-7000-8000-000000000002',
    permissions,
  };
}

/** An order was paid, of an order of its own. */
export function orderPaid(): Pick<DeliveredEvent<'order.paid'>, 'name' | 'key' | 'version' | 'payload'> {
  const orderId = uuidv7();
  const total = { amountMinor: 1250, currency: 'GBP' } as const;
  const payload = {
    orderId,
    customerId: uuidv7(),
    locale: 'en-gb' as const,
    total,
    lines: [],
    paidAt: '2026-11-21T08:00:00.000Z',
  };
  return { name: 'order.paid', key: orderId, version: 1, payload };
}

export type ReceivedRequest = {
  path: string;
  id: string;
  body: string;
  /** Whether one of its signatures was made with the trusted secret. */
  isSigned: boolean;
  signatures: number;
};

/** A real receiver of webhooks on this machine, which checks signatures as Standard Webhooks 1.0 tells receivers to. */
export type Receiver = {
  url: string;
  requests: ReceivedRequest[];
  /** Most requests that were open at one time, by path. */
  openMost: Map<string, number>;
  trust: (secret: string) => void;
  /** Makes a path answer with a status. */
  answer: (path: string, status: number) => void;
  reset: () => void;
  close: () => Promise<void>;
};

const usualAnswers = {
  '/error': 500,
  '/redirect': 302,
  '/fail-once': 503,
  '/gone': 410,
} as const;

/** Starts a receiver: `/hang` never answers, `/cut` breaks the connection, `/long` answers 5,000 bytes, others as said. */
export async function aReceiver(): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const answers = new Map<string, number>();
  const open = new Map<string, number>();
  const openMost = new Map<string, number>();
  let secret = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const now = (open.get(path) ?? 0) + 1;
    open.set(path, now);
    openMost.set(path, Math.max(openMost.get(path) ?? 0, now));
    response.once('close', () => open.set(path, (open.get(path) ?? 1) - 1));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push(check(path, request.headers, Buffer.concat(chunks).toString(), secret));
      if (path === '/hang') return;
      if (path === '/cut') return void request.socket.destroy();
      const status = answers.get(path) ?? 200;
      if (status === 302) response.setHeader('location', '/ok');
      const send = () => response.writeHead(status).end(path === '/long' ? `\0${'x'.repeat(5000)}` : 'taken');
      setTimeout(send, path === '/slow' ? 50 : 0);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const reset = () => {
    requests.length = 0;
    openMost.clear();
    answers.clear();
    for (const [path, status] of Object.entries(usualAnswers)) answers.set(path, status);
  };
  reset();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    openMost,
    trust: (trusted) => {
      secret = trusted;
    },
    answer: (path, status) => answers.set(path, status),
    reset,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function check(
  path: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  secret: string,
): ReceivedRequest {
  const id = String(headers['webhook-id']);
  const seconds = Number(headers['webhook-timestamp']);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const wanted = `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  const signatures = String(headers['webhook-signature']).split(' ');
  const isFresh = Math.abs(Date.now() / 1000 - seconds) < 300;
  return { path, id, body, isSigned: isFresh && signatures.includes(wanted), signatures: signatures.length };
}
