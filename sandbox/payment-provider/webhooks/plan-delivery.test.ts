import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPayment } from '../testing.ts';
import { realTimings } from '../timings.ts';
import { planDelivery } from './plan-delivery.ts';

const cases = [
  { scenario: 'plain', version: 1, delayMs: 0, copies: 1 },
  { scenario: 'delayed_webhook', version: 1, delayMs: 5_000, copies: 1 },
  { scenario: 'duplicated_webhooks', version: 1, delayMs: 0, copies: 3 },
  { scenario: 'reordered_webhooks', version: 1, delayMs: 1_500, copies: 1 },
  { scenario: 'reordered_webhooks', version: 2, delayMs: 0, copies: 1 },
] as const;

for (const { scenario, version, delayMs, copies } of cases) {
  test(`${scenario}, version ${version}`, () => {
    assert.deepEqual(planDelivery(aPayment({ scenario, version }), realTimings), { delayMs, copies });
  });
}
