import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCard, aProvider, aRequest } from './testing.ts';

const once = (key: string): Record<string, string> => ({ 'idempotency-key': key });

test('a payment is taken, found again by id and by reference, and holds no card number', async (t) => {
  const { call } = await aProvider(t);
  const metadata = { attempt: '1' };
  const made = await call('POST', '/v1/payments', aRequest({ metadata }));
  assert.equal(made.status, 201);
  const { id, createdAt, ...rest } = made.body;
  assert.match(id, /^pay_[0-9a-f]{32}$/);
  assert.match(createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(rest, {
    status: 'captured',
    amountMinor: 1_234,
    currency: 'GBP',
    authorisedMinor: 1_234,
    capturedMinor: 1_234,
    voidedMinor: 0,
    refundedMinor: 0,
    capture: 'automatic',
    method: { type: 'card', brand: 'visa', lastDigits: '4242' },
    reference: 'order-1',
    metadata,
    version: 1,
  });
  assert.deepEqual((await call('GET', `/v1/payments/${id}`)).body, made.body);
  const found = await call('GET', '/v1/payments?reference=order-1');
  assert.deepEqual(found.body, { payments: [made.body] });
  const none = await call('GET', '/v1/payments?reference=order-2');
  assert.deepEqual(none.body, { payments: [] });
});

describe('the API key', () => {
  const wrong = ['', 'Bearer', 'Bearer wrong-key', 'test-key', 'Basic test-key'];
  for (const authorization of wrong) {
    test(`refused: "${authorization}"`, async (t) => {
      const { call } = await aProvider(t);
      const refused = await call('POST', '/v1/payments', aRequest(), { authorization });
      assert.equal(refused.status, 401);
      assert.equal(refused.body.error.code, 'api_key_invalid');
      assert.deepEqual((await call('GET', '/v1/payments?reference=order-1')).body, { payments: [] });
    });
  }
});

describe('Idempotency-Key', () => {
  test('a repeat gets the first answer, also after the payment has changed', async (t) => {
    const { call } = await aProvider(t);
    const body = aRequest({ capture: 'manual' });
    const first = await call('POST', '/v1/payments', body, once('a'));
    await call('POST', `/v1/payments/${first.body.id}/void`);
    const repeat = await call('POST', '/v1/payments', body, once('a'));
    assert.deepEqual([repeat.status, repeat.body], [201, first.body]);
    assert.equal(repeat.headers.get('idempotent-replayed'), 'true');
    assert.equal(first.headers.get('idempotent-replayed'), null);
  });

  test('the same key with another body or path is refused and changes nothing', async (t) => {
    const { call } = await aProvider(t);
    const first = await call('POST', '/v1/payments', aRequest({ capture: 'manual' }), once('a'));
    const { id } = first.body;
    const others = [
      await call('POST', '/v1/payments', aRequest({ amountMinor: 1 }), once('a')),
      await call('POST', `/v1/payments/${id}/capture`, aRequest({ capture: 'manual' }), once('a')),
    ];
    for (const { status, body } of others) {
      assert.equal(status, 422);
      assert.equal(body.error.code, 'idempotency_key_reused');
    }
    const found = await call('GET', '/v1/payments?reference=order-1');
    assert.deepEqual(found.body, { payments: [first.body] });
  });

  test('of many at the same moment one is done, and all get its answer', async (t) => {
    const { call } = await aProvider(t);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', '/v1/payments', aRequest(), once('a'))),
    );
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    const found = await call('GET', '/v1/payments?reference=order-1');
    assert.equal(found.body.payments.length, 1);
  });

  test('a refusal is not kept: the mended request may use the key', async (t) => {
    const { call } = await aProvider(t);
    assert.equal((await call('POST', '/v1/payments', aRequest({ amountMinor: 0 }), once('a'))).status, 422);
    assert.equal((await call('POST', '/v1/payments', aRequest(), once('a'))).status, 201);
  });

  test('an endless key is refused', async (t) => {
    const { call } = await aProvider(t);
    const refused = await call('POST', '/v1/payments', aRequest(), once('k'.repeat(256)));
    assert.deepEqual([refused.status, refused.body.error.param], [422, 'Idempotency-Key']);
  });
});

test('captures, refunds and voids change the payment, and refusals do not', async (t) => {
  const { call } = await aProvider(t);
  const { id } = (await call('POST', '/v1/payments', aRequest({ amountMinor: 10_000, capture: 'manual' })))
    .body;
  const part = await call('POST', `/v1/payments/${id}/capture`, { amountMinor: 6_000 });
  assert.deepEqual([part.status, part.body.capturedMinor, part.body.version], [200, 6_000, 2]);
  const tooMuch = await call('POST', `/v1/payments/${id}/capture`, { amountMinor: 4_001 });
  assert.deepEqual(
    [tooMuch.status, tooMuch.body.error],
    [422, { code: 'amount_too_large', message: 'at most 4000 can be captured', param: 'amountMinor' }],
  );
  const rest = await call('POST', `/v1/payments/${id}/void`);
  assert.deepEqual([rest.status, rest.body.status, rest.body.voidedMinor], [200, 'captured', 4_000]);
  assert.equal((await call('POST', `/v1/payments/${id}/void`)).status, 409);

  const refund = { amountMinor: 2_500, reference: 'return-1' };
  const given = await call('POST', `/v1/payments/${id}/refunds`, refund);
  assert.equal(given.status, 201);
  assert.deepEqual(
    { ...given.body, id: '', createdAt: '' },
    {
      id: '',
      paymentId: id,
      status: 'succeeded',
      ...refund,
      currency: 'GBP',
      createdAt: '',
    },
  );
  assert.deepEqual((await call('GET', '/v1/refunds?reference=return-1')).body, { refunds: [given.body] });
  const over = await call('POST', `/v1/payments/${id}/refunds`, { ...refund, amountMinor: 3_501 });
  assert.deepEqual([over.status, over.body.error.message], [422, 'at most 3500 can be refunded']);
  const { status, capturedMinor, refundedMinor, version } = (await call('GET', `/v1/payments/${id}`)).body;
  assert.deepEqual(
    { status, capturedMinor, refundedMinor, version },
    {
      status: 'captured',
      capturedMinor: 6_000,
      refundedMinor: 2_500,
      version: 4,
    },
  );
});

test('the statement of today holds each capture and refund with its fee', async (t) => {
  const { call } = await aProvider(t);
  const { id } = (await call('POST', '/v1/payments', aRequest())).body;
  await call('POST', '/v1/payments', aRequest({ method: aCard('4000000000000002') }));
  await call('POST', '/v1/payments', aRequest({ capture: 'manual' }));
  await call('POST', `/v1/payments/${id}/refunds`, { amountMinor: 234, reference: 'return-1' });
  const today = new Date().toISOString().slice(0, 10);
  const { body } = await call('GET', `/v1/statements/${today}`);
  assert.deepEqual(body.totals, [
    {
      currency: 'GBP',
      capturedMinor: 1_234,
      refundedMinor: 234,
      disputedMinor: 0,
      feesMinor: 37,
      netMinor: 963,
    },
  ]);
  assert.deepEqual(
    body.entries.map(({ type, paymentId, reference }) => ({ type, paymentId, reference })),
    [
      { type: 'capture', paymentId: id, reference: 'order-1' },
      { type: 'refund', paymentId: id, reference: 'return-1' },
    ],
  );
  assert.deepEqual((await call('GET', '/v1/statements/2020-02-29')).body.entries, []);
});

const badRequests = [
  { method: 'POST', path: '/v1/payments', body: '{"amountMinor":', status: 400, code: 'request_invalid' },
  { method: 'POST', path: '/v1/payments', body: 'null', status: 422, code: 'parameter_invalid' },
  {
    method: 'POST',
    path: '/v1/payments',
    body: `"${'x'.repeat(70_000)}"`,
    status: 413,
    code: 'body_too_large',
  },
  {
    method: 'POST',
    path: '/v1/payments/pay_x/capture',
    body: '{"amountMinor":1}',
    status: 404,
    code: 'not_found',
  },
  { method: 'GET', path: '/v1/payments/pay_x', status: 404, code: 'not_found' },
  { method: 'GET', path: '/v1/payments', status: 422, code: 'parameter_missing' },
  { method: 'GET', path: '/v1/refunds', status: 422, code: 'parameter_missing' },
  { method: 'GET', path: '/v1/events?limit=0', status: 422, code: 'parameter_invalid' },
  { method: 'GET', path: '/v1/statements/2026-02-30', status: 422, code: 'parameter_invalid' },
  { method: 'GET', path: '/v1/nothing', status: 404, code: 'not_found' },
  { method: 'POST', path: '/v1/refunds', body: '{}', status: 405, code: 'method_not_allowed' },
] as const;

test('bad requests get their status and code', async (t) => {
  const { call } = await aProvider(t);
  for (const { method, path, status, code, ...rest } of badRequests) {
    const answer = await call(method, path, 'body' in rest ? rest.body : undefined);
    assert.deepEqual([answer.status, answer.body.error.code], [status, code], `${method} ${path}`);
  }
});
