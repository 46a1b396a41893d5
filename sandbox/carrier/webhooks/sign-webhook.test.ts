import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from './sign-webhook.ts';

test('an event is signed as the standard shows', () => {
  // The example of the Standard Webhooks reference implementation.
  const event = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    unixSeconds: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  assert.deepEqual(signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', event), {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});
