import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSignedWebhook } from './is-signed-webhook.ts';

// The example of the Standard Webhooks reference implementation.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = '{"test": 2432232314}';
const headers = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': '1614265330',
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const atMs = 1_614_265_330_000;

test('what the standard signs is taken, also among other signatures, five minutes early or late', () => {
  const many = { ...headers, 'webhook-signature': `v1,AAAA v2,x ${headers['webhook-signature']}` };
  for (const [given, nowMs] of [
    [headers, atMs],
    [many, atMs],
    [headers, atMs + 300_000],
    [headers, atMs - 300_000],
  ] as const) {
    assert.equal(isSignedWebhook(secret, given, body, nowMs), true);
  }
});

test('everything else is refused', () => {
  const without = (name: keyof typeof headers) => ({ ...headers, [name]: '' });
  const cases: [Record<string, string>, string?, number?, string?][] = [
    [without('webhook-id')],
    [without('webhook-timestamp')],
    [without('webhook-signature')],
    [{ ...headers, 'webhook-id': 'msg_other' }],
    [{ ...headers, 'webhook-timestamp': '1614265331' }],
    [{ ...headers, 'webhook-timestamp': '1e9' }],
    [{ ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1', 'v2') }],
    [headers, `${body} `],
    [headers, body, atMs + 301_000],
    [headers, body, atMs - 301_000],
    [headers, body, atMs, 'whsec_AAAA'],
  ];
  for (const [given, text = body, nowMs = atMs, key = secret] of cases) {
    assert.equal(isSignedWebhook(key, given, text, nowMs), false, JSON.stringify(given));
  }
});
