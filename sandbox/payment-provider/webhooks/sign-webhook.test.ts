import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from './sign-webhook.ts';

test('the signature is what any other tool computes', () => {
  // printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
  assert.equal(
    signWebhook('whsec_test', 1_700_000_000, '{"id":"evt_1"}'),
    't=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925',
  );
});

test('another secret, instant or body gives another signature', () => {
  const signatures = new Set([
    signWebhook('secret', 1, 'body'),
    signWebhook('other', 1, 'body').slice(-64),
    signWebhook('secret', 2, 'body').slice(-64),
    signWebhook('secret', 1, 'body2').slice(-64),
    signWebhook('secret', 1, 'body').slice(-64),
  ]);
  assert.equal(signatures.size, 5);
});
