import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAmount } from './format-amount.ts';

const cases = [
  { amountMinor: 123_456, currency: 'GBP', en: '£1,234.56', zh: '£1,234.56' },
  { amountMinor: 5, currency: 'CNY', en: 'CN¥0.05', zh: '¥0.05' },
  { amountMinor: 8_888, currency: 'JPY', en: 'JP¥8,888', zh: 'JP¥8,888' },
  { amountMinor: 1_234, currency: 'KWD', en: 'KWD\u00a01.234', zh: 'KWD\u00a01.234' },
  // Intl would show no digits here; ISO 4217 has two.
  { amountMinor: 1_234, currency: 'HUF', en: 'HUF\u00a012.34', zh: 'HUF\u00a012.34' },
];

for (const { amountMinor, currency, en, zh } of cases) {
  test(`${amountMinor} ${currency}`, () => {
    assert.deepEqual(
      [formatAmount(amountMinor, currency, 'en'), formatAmount(amountMinor, currency, 'zh')],
      [en, zh],
    );
  });
}
