import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { processKeys } from '#runtime/identity/process-keys.ts';

const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});
const isOfStripe = (url: string) => /node_modules\/stripe\/|providers\/stripe\//.test(url);
// Loaded by now is nothing of this room: the hook must see all of it.
const { paymentService } = await import('../service.ts');
const { closeProviders, openProviders } = await import('./open-providers.ts');
const keys = processKeys('a master secret for tests only', ['payment']);
const stripeKeys = {
  'payment.stripeSecretKey': 'sk_test_for_tests',
  'payment.stripeWebhookSecret': 'whsec_for_tests',
} as const;

test('nothing of Stripe is loaded until its keys are given', async () => {
  assert.equal(paymentService.name, 'payment');
  await closeProviders(await openProviders({ setting: defaultSettings(), keys }));
  assert.ok(loaded.length > 50);
  assert.deepEqual(loaded.filter(isOfStripe), []);
  const opened = await openProviders({ setting: defaultSettings(stripeKeys), keys });
  assert.ok(loaded.filter(isOfStripe).length > 50);
  assert.deepEqual(
    [Object.keys(opened.providers), opened.defaultProvider],
    [['sandbox', 'stripe'], 'sandbox'],
  );
  await closeProviders(opened);
});

test('Stripe takes new payments when it is chosen, and is not chosen without both its keys', async () => {
  const chosen = { 'payment.provider': 'stripe' } as const;
  const opened = await openProviders({ setting: defaultSettings({ ...chosen, ...stripeKeys }), keys });
  assert.equal(opened.defaultProvider, 'stripe');
  await closeProviders(opened);
  for (const [changed, message] of [
    [chosen, 'the keys of Stripe are missing'],
    [{ ...stripeKeys, 'payment.stripeSecretKey': '' }, 'one of the two keys of Stripe is missing'],
    [{ ...stripeKeys, 'payment.stripeWebhookSecret': '' }, 'one of the two keys of Stripe is missing'],
  ] as const) {
    await assert.rejects(openProviders({ setting: defaultSettings(changed), keys }), { message });
  }
});
