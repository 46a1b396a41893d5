import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aProvider, aRequest } from '../testing.ts';
import { until } from '../../shared/testing.ts';

type Dispute = { id: string; status: string; amountMinor: number; evidence?: string };

const disputesOf = (body: unknown) => (body as { disputes?: Dispute[] }).disputes ?? [];

test('a dispute is opened, answered and decided, each told by one signed webhook, and on the statement', async (t) => {
  const { call, received } = await aProvider(t);
  const { id } = (await call('POST', '/v1/payments', aRequest())).body;
  const opened = await call('POST', `/v1/payments/${id}/disputes`, {
    amountMinor: 1_000,
    reason: 'not_received',
  });
  const [dispute] = disputesOf(opened.body);
  assert.deepEqual([opened.status, dispute?.status, dispute?.amountMinor], [200, 'opened', 1_000]);
  const at = `/v1/disputes/${dispute?.id}`;
  const answered = await call('POST', `${at}/evidence`, { note: 'It was delivered.' });
  assert.equal(disputesOf(answered.body)[0]?.evidence, 'It was delivered.');
  const won = await call('POST', `${at}/close`, { outcome: 'won' });
  assert.equal(disputesOf(won.body)[0]?.status, 'won');
  await until(() => received.length === 4);
  assert.deepEqual(received.map(({ event }) => event.type).toSorted(), [
    'dispute.answered',
    'dispute.opened',
    'dispute.won',
    'payment.captured',
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const { body } = await call('GET', `/v1/statements/${today}`);
  assert.deepEqual(
    body.entries.map(({ type, amountMinor, feeMinor, netMinor }) => [type, amountMinor, feeMinor, netMinor]),
    [
      ['capture', 1_234, 37, 1_197],
      ['dispute', 1_000, 1_500, -2_500],
      ['dispute_reversal', 1_000, 0, 1_000],
    ],
  );
  assert.deepEqual(body.totals, [
    {
      currency: 'GBP',
      capturedMinor: 1_234,
      refundedMinor: 0,
      disputedMinor: 0,
      feesMinor: 1_537,
      netMinor: -303,
    },
  ]);
});

test('accepting loses the dispute, once under its Idempotency-Key; nothing follows', async (t) => {
  const { call } = await aProvider(t);
  const { id } = (await call('POST', '/v1/payments', aRequest())).body;
  const [dispute] = disputesOf((await call('POST', `/v1/payments/${id}/disputes`, {})).body);
  assert.equal(dispute?.amountMinor, 1_234);
  const at = `/v1/disputes/${dispute?.id}`;
  const key = { 'idempotency-key': 'accept-1' };
  const first = await call('POST', `${at}/accept`, {}, key);
  assert.equal(disputesOf(first.body)[0]?.status, 'lost');
  assert.deepEqual((await call('POST', `${at}/accept`, {}, key)).body, first.body);
  for (const [path, body, status, code] of [
    [`${at}/accept`, {}, 409, 'dispute_ended'],
    [`${at}/evidence`, { note: 'late' }, 409, 'dispute_ended'],
    [`${at}/evidence`, {}, 422, 'parameter_missing'],
    [`${at}/close`, { outcome: 'maybe' }, 422, 'parameter_invalid'],
    ['/v1/disputes/dis_x/accept', {}, 404, 'not_found'],
    [`/v1/payments/${id}/disputes`, {}, 422, 'amount_too_large'],
    ['/v1/payments/pay_x/disputes', {}, 404, 'not_found'],
  ] as const) {
    const refused = await call('POST', path, body);
    assert.deepEqual([refused.status, refused.body.error.code], [status, code], path);
  }
});
