import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { minorDigits, type Currency } from '#contracts/money.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
after(() => room.close());

const rounded = async (currency: Currency, minors: readonly number[]) => {
  const rows = await room.db.rows<{ minor: number }>({
    name: 'test.round',
    text: `select charm_round(minor, e) as minor from price_endings e
      cross join unnest($2::bigint[]) with ordinality as given (minor, place) where e.currency = $1 order by place`,
    values: [currency, minors],
  });
  return rows.map(({ minor }) => minor);
};

const converted = async (
  minor: number,
  [from, fromRate]: [Currency, string],
  [to, toRate]: [Currency, string],
) => {
  const row = await room.db.row<{ minor: number }>({
    name: 'test.convert',
    text: 'select convert_minor($1, $2, $3, $4, $5) as minor',
    values: [minor, fromRate, minorDigits[from], toRate, minorDigits[to]],
  });
  return row?.minor;
};

test('each currency has prices that look like a price there, the higher one on a tie', async () => {
  assert.deepEqual(
    await rounded('GBP', [0, 1, 1234, 1249, 1250, 9999, 12_345]),
    [0, 99, 1199, 1299, 1299, 9999, 11_900],
  );
  assert.deepEqual(await rounded('EUR', [1, 1250, 12_345]), [99, 1299, 11_900]);
  assert.deepEqual(await rounded('USD', [1, 1250, 12_345]), [99, 1299, 11_900]);
  assert.deepEqual(await rounded('CNY', [768, 9940, 10_445, 13_420]), [790, 9990, 10_900, 13_900]);
  assert.deepEqual(await rounded('JPY', [1, 1234, 9990, 12_345]), [80, 1280, 9980, 11_980]);
  assert.deepEqual(await rounded('KWD', [1, 1234, 123_456]), [490, 990, 122_990]);
});

test('a higher price never becomes a lower one, and a rounded price stays', async () => {
  const minors = Array.from({ length: 18_600 }, (_, index) => 1 + index * 7);
  for (const currency of Object.keys(minorDigits) as Currency[]) {
    const prices = await rounded(currency, minors);
    assert.deepEqual(
      prices,
      prices.toSorted((one, other) => one - other),
      currency,
    );
    assert.deepEqual(await rounded(currency, prices), prices, currency);
  }
});

test('a price is converted exactly by two rates of one dollar, half up in minor units', async () => {
  // 2.55 × 6.7758 / 0.7497 = 23.0468…
  assert.equal(await converted(255, ['GBP', '0.7497'], ['CNY', '6.7758']), 2305);
  // 12.75 × 160.77 / 0.7497 = 2734.19…: a yen has no minor unit.
  assert.equal(await converted(1275, ['GBP', '0.7497'], ['JPY', '160.7700']), 2734);
  // 1980 / 160.77 × 0.30725 = 3.78402…: a dinar has three digits.
  assert.equal(await converted(1980, ['JPY', '160.7700'], ['KWD', '0.30725']), 3784);
  assert.equal(await converted(1, ['GBP', '2'], ['USD', '1']), 1);
});

test('the digits of currencies are those of the contracts', async () => {
  const rows = await room.db.rows<{ currency: Currency; digits: number }>({
    name: 'test.digits',
    text: 'select currency, minor_digits as digits from price_endings',
    values: [],
  });
  assert.deepEqual(Object.fromEntries(rows.map(({ currency, digits }) => [currency, digits])), minorDigits);
});
