import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { processKeys } from '../identity/process-keys.ts';
import { createSubjectSigner } from '../identity/subject-token.ts';
import { callContext, signed } from '../testing/call-context.ts';
import { openCallBench, type CallProcess } from '../testing/open-call-bench.ts';
import type { CallContext } from '../tools.ts';
import { wireHeaders, writeHeaders } from './wire.ts';

const bench = openCallBench();
const path = '/internal/order/listMyOrders';
const customer: Subject = {
  kind: 'customer',
  customerId: '01890000-0000-7000-8000-000000000001',
  sessionId: '01890000-0000-7000-8000-000000000002',
};
let room: CallProcess;
let gateway: CallProcess;
let subjects: Subject[] = [];

before(async () => {
  const note = (tools: { context: CallContext }) => {
    subjects.push(tools.context.subject);
    return Promise.resolve({ orders: [] });
  };
  room = await bench.openProcess({ order: { listMyOrders: note, getOrder: note } });
  gateway = await bench.openProcess({ gateway: {} });
});
after(() => bench.close());
beforeEach(() => {
  subjects = [];
});

type Sent = { headers: Record<string, string>; body?: string; to?: string };

async function send({ headers, body = '{}', to = path }: Sent): Promise<{ answer?: { refusal?: string } }> {
  const response = await fetch(`${room.address}${to}`, { method: 'POST', headers, body });
  return (await response.json()) as { answer?: { refusal?: string } };
}

function headersOf(context: Partial<CallContext>, more: { idempotencyKey?: string; body?: string } = {}) {
  const call = { from: 'gateway', to: 'order', path, body: '{}', ...more } as const;
  return writeHeaders(gateway.keys.callers, call, callContext(context));
}

async function assertRefused(sent: Sent): Promise<void> {
  assert.equal((await send(sent)).answer?.refusal, 'not-allowed');
  assert.deepEqual(subjects, [], 'nothing was done');
}

test('a proven caller with a signed subject is answered', async () => {
  assert.deepEqual(await send({ headers: headersOf(signed(customer)) }), { answer: { orders: [] } });
  assert.deepEqual(subjects, [customer]);
});

test('a forged caller is refused: no proof, another proof, another service, another pair', async () => {
  const headers = headersOf(signed(customer));
  const { [wireHeaders.proof]: proof = '', ...unproven } = headers;
  await assertRefused({ headers: unproven });
  await assertRefused({ headers: { ...headers, [wireHeaders.proof]: '' } });
  await assertRefused({
    headers: { ...headers, [wireHeaders.proof]: `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}` },
  });
  await assertRefused({ headers: { ...headers, [wireHeaders.caller]: 'payment' } });
  await assertRefused({ headers: { ...headers, [wireHeaders.caller]: 'nobody' } });
  const others = processKeys('another master secret', ['gateway']).callers;
  const call = { from: 'gateway', to: 'order', path, body: '{}' } as const;
  await assertRefused({ headers: writeHeaders(others, call, callContext(signed(customer))) });
});

test('a proof holds for nothing but its own call: not another body, path, subject or key', async () => {
  const headers = headersOf(signed(customer));
  await assertRefused({ headers, body: '{"limit":1}' });
  await assertRefused({ headers, to: '/internal/order/getOrder' });
  await assertRefused({ headers: { ...headers, [wireHeaders.subject]: 'anonymous' } });
  const other = signed({ ...customer, customerId: '01890000-0000-7000-8000-000000000009' });
  await assertRefused({ headers: { ...headers, [wireHeaders.subject]: `token ${other.subjectToken}` } });
  await assertRefused({ headers: { ...headers, [wireHeaders.idempotencyKey]: 'another-key' } });
});

test('a forged subject is refused though its caller is proven: unsigned, signed by another key, changed, old', async () => {
  const { subjectToken = assert.fail() } = signed(customer);
  const [claims = '', signature = ''] = subjectToken.split('.');
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    subject: Subject;
    expiresAtMs: number;
  };
  const pack = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const staff = {
    kind: 'staff',
    staffId: customer.sessionId,
    sessionId: customer.sessionId,
    permissions: [],
  };
  const stranger = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
  const strange = createSubjectSigner({
    keyId: '1',
    publicKey: stranger.publicKey.toString('base64'),
    privateKey: stranger.privateKey.toString('base64'),
  })(customer).token;
  const tokens = [
    'made-up',
    claims,
    `${claims}.`,
    `${pack({ ...read, subject: staff })}.${signature}`,
    strange,
  ];
  for (const token of tokens)
    await assertRefused({ headers: headersOf({ subject: customer, subjectToken: token }) });
  const realNow = Date.now;
  try {
    Date.now = () => realNow() - 3_600_000;
    const old = signed(customer);
    Date.now = realNow;
    await assertRefused({ headers: headersOf(old) });
  } finally {
    Date.now = realNow;
  }
});

test('a service acts as itself, never as another', async () => {
  const orderId = '01890000-0000-7000-8000-000000000003';
  await bench.openProcess({
    catalog: {
      releaseReservation: (tools) => {
        subjects.push(tools.context.subject);
        return Promise.resolve({ state: 'none' });
      },
    },
  });
  const order = await bench.openProcess({ order: {} });
  const release = (service: string) => {
    const context = callContext({ subject: { kind: 'system', service, cause: 'test' } });
    return order.reach('order', 'catalog', 'releaseReservation', { orderId }, context);
  };
  assert.equal(((await release('payment')) as { refusal?: string }).refusal, 'not-allowed');
  assert.deepEqual(subjects, []);
  assert.deepEqual(await release('order'), { state: 'none' });
  assert.deepEqual(subjects, [{ kind: 'system', service: 'order', cause: 'test' }]);
  bench.instances.splice(-2);
});

test('a process cannot even write the proof of a pair that it is no part of', async () => {
  await assert.rejects(
    gateway.remote.call({ from: 'order', to: 'catalog', name: 'reserve', input: {} }, callContext()),
    /no instance of catalog/,
  );
  bench.instances.push({ ...(bench.instances[0] ?? assert.fail()), service: 'catalog' });
  await assert.rejects(
    gateway.remote.call({ from: 'order', to: 'catalog', name: 'quote', input: {} }, callContext()),
    /this process has no key for order calling catalog/,
  );
  bench.instances.pop();
});
