import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
after(() => room.close());

type Rate = { currency: 'GBP' | 'CNY' | 'JPY' | 'USD'; date: string; perUsd: string };
const record = (...rates: Rate[]) =>
  room.ask('recordExchangeRates', { source: 'datasets/exchange-rates', rates }, staff);

test('a suggestion goes by the newest dated rate, is rounded as shops do, and changes no price', async () => {
  const draft = aDraft();
  await room.ask('importProducts', { products: [draft] }, staff);
  const variantId = variantIdOf(draft);
  const june: Rate[] = [
    { currency: 'GBP', date: '2026-06-01', perUsd: '0.7497' },
    { currency: 'JPY', date: '2026-06-01', perUsd: '160.77' },
    { currency: 'JPY', date: '2026-05-01', perUsd: '158.153' },
    { currency: 'JPY', date: '9998-12-31', perUsd: '1' },
  ];
  assert.deepEqual(await record(...june), { written: 4 });
  assert.deepEqual(await record(...june), { written: 0 });
  const before = await room.ask('getPrices', { variantId }, staff);
  assert.deepEqual(await room.ask('suggestPrices', { variantId, currency: 'JPY' }, staff), {
    suggestions: [
      {
        market: 'gb',
        from: { amountMinor: 295, currency: 'GBP' },
        exact: { amountMinor: 633, currency: 'JPY' },
        suggested: { amountMinor: 680, currency: 'JPY' },
        rateDate: '2026-06-01',
      },
    ],
  });
  const toDollars = await room.ask('suggestPrices', { variantId, currency: 'USD' }, staff);
  assert.deepEqual('suggestions' in toDollars && toDollars.suggestions[0]?.exact.amountMinor, 393);
  assert.deepEqual(await room.ask('getPrices', { variantId }, staff), before);
  const listed = await room.ask('listExchangeRates', {}, staff);
  assert.deepEqual('rates' in listed && listed.rates.map(({ currency, perUsd }) => [currency, perUsd]), [
    ['GBP', '0.7497'],
    ['JPY', '160.77'],
  ]);
});

test('rates of nothing, of the dollar, of one day twice, and suggestions without a rate are refused', async () => {
  const gbp = { currency: 'GBP', date: '2026-01-01', perUsd: '0.7' } as const;
  const refused = [
    await record({ ...gbp, perUsd: '0.0' }),
    await record({ ...gbp, currency: 'USD' }),
    await record(gbp, { ...gbp, perUsd: '0.8' }),
    await room.ask('suggestPrices', { variantId: uuidv7(), currency: 'GBP' }, staff),
  ];
  assert.deepEqual(
    refused.map((answer) => 'refusal' in answer && [answer.refusal, answer.path]),
    [
      ['value-invalid', '/rates/0/perUsd'],
      ['value-invalid', '/rates/0/currency'],
      ['value-invalid', '/rates/1/date'],
      ['variant-not-found', undefined],
    ],
  );
  const draft = aDraft();
  await room.ask('importProducts', { products: [draft] }, staff);
  const asked = { variantId: variantIdOf(draft), currency: 'KWD' } as const;
  const answer = await room.ask('suggestPrices', asked, staff);
  assert.equal('refusal' in answer && answer.refusal, 'not-found');
  const rows = await room.db.rows({
    name: 'test.rates',
    text: `select 1 from exchange_rates where rate_date = '2026-01-01'`,
    values: [],
  });
  assert.deepEqual(rows, []);
});
