import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from './sign-webhook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const message = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  sentAtSeconds: 1_614_265_330,
  body: '{"test": 2432232314}',
};
/** The example of the libraries of Standard Webhooks. */
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

test('the example of Standard Webhooks has its signature', () => {
  assert.deepEqual(signWebhook(message, [secret]), {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': signature,
  });
});

test('during a rotation both secrets sign, and every part of the message counts', () => {
  const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  const both = signWebhook(message, [other, secret])['webhook-signature'].split(' ');
  assert.equal(both.length, 2);
  assert.equal(both[1], signature);
  for (const changed of [{ id: 'msg_x' }, { sentAtSeconds: 1 }, { body: '{}' }]) {
    assert.notEqual(signWebhook({ ...message, ...changed }, [secret])['webhook-signature'], signature);
  }
});
