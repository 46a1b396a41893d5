import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { processKeys } from '#runtime/identity/process-keys.ts';
import { closeProviders, openProviders } from './open-providers.ts';

const setting = defaultSettings();

test('the sandbox provider is set up with the keys of the process', async () => {
  const opened = await openProviders({
    setting,
    keys: processKeys('a master secret for tests only', ['payment']),
  });
  assert.deepEqual(Object.keys(opened.providers), ['sandbox']);
  assert.equal(opened.defaultProvider, 'sandbox');
  await closeProviders(opened);
});

test('a missing or empty key stops the start: an empty secret would let everybody sign', async () => {
  const keys = processKeys('a master secret for tests only', ['order']);
  const refused = { message: 'the keys of the sandbox payment provider are missing' };
  await assert.rejects(openProviders({ setting, keys }), refused);
  const half = { ...keys, provider: { apiKey: 'key', webhookSecret: '' } };
  await assert.rejects(openProviders({ setting, keys: half }), refused);
});
