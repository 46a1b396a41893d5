import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '#runtime/testing/until.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { aCard, startSandbox } from '../testing.ts';
import type { ProviderAnswer } from './payment-provider.ts';
import { sandboxProvider } from './sandbox.ts';

const keys = { apiKey: 'a key for tests', webhookSecret: 'a secret for tests' };
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let provider: ReturnType<typeof sandboxProvider>;
/** The disputes of each webhook, as this room reads them. */
const heard: string[][] = [];
before(async () => {
  sandbox = await startSandbox(keys, async (headers, rawBody) => {
    const signature = { 'webhook-signature': String(headers['webhook-signature']) };
    const event = await provider.readEvent(signature, rawBody);
    if (typeof event === 'string' || 'unheard' in event) return 400;
    heard.push(event.payment.disputes.map(({ state }) => state));
    return 200;
  });
  provider = sandboxProvider({ ...keys, url: () => sandbox.url, timeoutMs: () => 2000 });
});
after(async () => {
  await sandbox.close();
  await provider.close();
});

async function disputed() {
  const request = {
    reference: uuidv7(),
    orderNumber: 'AB12-CD34',
    amountMinor: 1234,
    currency: 'GBP',
    method: aCard(),
    returnUrl: 'http://127.0.0.1:4000/en-gb/orders/1',
    capture: 'automatic' as const,
  };
  const { providerPaymentId } = paymentOf(await provider.pay(request));
  await sandbox.ask('POST', `/v1/payments/${providerPaymentId}/disputes`, { amountMinor: 1000 });
  const found = await provider.query(request.reference);
  const { disputes, version } = paymentOf(found);
  const [dispute] = disputes;
  assert.ok(dispute);
  return { ...dispute, version };
}

function paymentOf(answer: ProviderAnswer | { kind: 'not-found' }) {
  assert.ok(answer.kind === 'payment');
  return answer.payment;
}

test('a dispute is read in the words of this room, with its deadline', async () => {
  const { providerDisputeId, answerBy, version, ...dispute } = await disputed();
  assert.match(providerDisputeId, /^dis_/);
  const days = (Date.parse(answerBy ?? '') - Date.now()) / 86_400_000;
  assert.ok(days > 6.9 && days <= 7);
  assert.equal(version, 2);
  assert.deepEqual(dispute, { state: 'opened', amountMinor: 1000, currency: 'GBP', reason: 'fraudulent' });
});

test('is answered, once under each key, and accepted for good', async () => {
  const { providerDisputeId: id } = await disputed();
  const [first, second] = [uuidv7(), uuidv7()];
  assert.equal(paymentOf(await provider.answerDispute(id, 'It was delivered.', first)).version, 3);
  assert.equal(paymentOf(await provider.answerDispute(id, 'It was delivered.', first)).version, 3);
  assert.equal(paymentOf(await provider.answerDispute(id, 'It was signed for.', second)).version, 4);
  const key = uuidv7();
  const accepted = paymentOf(await provider.acceptDispute(id, key));
  assert.deepEqual([accepted.version, accepted.disputes[0]?.state], [5, 'lost']);
  assert.equal(paymentOf(await provider.acceptDispute(id, key)).version, 5);
  const ended = { kind: 'refused', code: 'dispute_ended' };
  assert.deepEqual(await provider.acceptDispute(id, uuidv7()), ended);
  assert.deepEqual(await provider.answerDispute(id, 'Wait.', uuidv7()), ended);
  assert.deepEqual(await provider.acceptDispute('dis_unknown', uuidv7()), {
    kind: 'refused',
    code: 'not_found',
  });
});

test('its webhooks are signed and read', async () => {
  const states = () => new Set(heard.map(([state]) => state));
  await until(() => states().has('lost'));
  assert.deepEqual(states(), new Set([undefined, 'opened', 'lost']));
});

test('what does not answer is unknown, and is done once when it is sent again', async () => {
  const { providerDisputeId: id, version } = await disputed();
  await sandbox.ask('POST', '/v1/control', { failNext: 1, failMode: 'disconnect_after_success' });
  const key = uuidv7();
  assert.equal((await provider.acceptDispute(id, key)).kind, 'unknown');
  assert.equal(paymentOf(await provider.acceptDispute(id, key)).version, version + 1);
});
