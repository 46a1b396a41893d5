import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { environmentNameOf, isSettingKey, readSettingLayers, SettingError } from './setting-layers.ts';
import { settings, type SettingKey } from './settings.ts';
import { validate } from '../door/validate.ts';

const folder = mkdtempSync(join(tmpdir(), 'souk-settings-'));
after(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, 'settings.json');
  writeFileSync(path, text);
  return path;
}

test('each setting has an environment variable of its own, and a default that it allows', () => {
  const keys = Object.keys(settings) as SettingKey[];
  assert.equal(new Set(keys.map(environmentNameOf)).size, keys.length);
  assert.equal(environmentNameOf('order.unpaidHoldSeconds'), 'SOUK_ORDER_UNPAID_HOLD_SECONDS');
  for (const key of keys) {
    assert.equal(validate(settings[key].schema, settings[key].default), undefined, key);
    assert.match(settings[key].summary, /\.$/, key);
  }
});

test('file and environment give values of the right type', async () => {
  const file = fileOf('{"order.maxLinesPerCart": 7, "user.mailFrom": "Shop <a@b.example>"}');
  const layers = await readSettingLayers(file, {
    SOUK_ORDER_MAX_LINES_PER_CART: '9',
    SOUK_TELEMETRY_SAMPLE_SHARE: '0.5',
    SOUK_USER_MAIL_FROM: '42',
    SOUK_DATA: '/somewhere',
  });
  assert.deepEqual(
    [...layers.file],
    [
      ['order.maxLinesPerCart', 7],
      ['user.mailFrom', 'Shop <a@b.example>'],
    ],
  );
  assert.deepEqual(Object.fromEntries(layers.environment), {
    'order.maxLinesPerCart': 9,
    'telemetry.sampleShare': 0.5,
    'user.mailFrom': '42',
  });
});

const wrong: [what: string, file: string | undefined, environment: Record<string, string>, words: RegExp][] =
  [
    ['an unknown name', '{"order.colour": 1}', {}, /there is no setting order\.colour/],
    ['a wrong type', '{"order.maxLinesPerCart": "7"}', {}, /order\.maxLinesPerCart cannot be "7"/],
    [
      'a value out of range',
      undefined,
      { SOUK_ORDER_MAX_LINES_PER_CART: '0' },
      /SOUK_ORDER_MAX_LINES_PER_CART: .* cannot be 0/,
    ],
    [
      'a word for a number',
      undefined,
      { SOUK_GATEWAY_MAX_IN_FLIGHT: 'many' },
      /gateway\.maxInFlight cannot be "many"/,
    ],
    ['half a file', '{"order', {}, /cannot be read/],
  ];
for (const [what, file, environment, words] of wrong) {
  test(`${what} keeps the process from starting`, async () => {
    const reading = readSettingLayers(file === undefined ? undefined : fileOf(file), environment);
    await assert.rejects(
      reading,
      (error: Error) => error instanceof SettingError && words.test(error.message),
    );
  });
}

test('only names of settings are settings', () => {
  assert.deepEqual(['order.maxLinesPerCart', 'toString', 'order', ''].map(isSettingKey), [
    true,
    false,
    false,
    false,
  ]);
});

test('a wrong secret stops the start without being told', async () => {
  const secret = `sk_${'x'.repeat(300)}`;
  await assert.rejects(readSettingLayers(undefined, { SOUK_PAYMENT_STRIPE_SECRET_KEY: secret }), (error) => {
    assert.ok(error instanceof SettingError);
    assert.match(error.message, /payment\.stripeSecretKey cannot be what it is/);
    assert.doesNotMatch(error.message, /xxx/);
    return true;
  });
});
