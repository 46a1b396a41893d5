import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Market } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aVariant, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await record(['GBP', '0.75'], ['EUR', '0.9'], ['JPY', '150'], ['KWD', '0.3']);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

let day = 1;
/** Rates of one more day. */
const record = (...rates: [Currency, string][]) => {
  day += 1;
  const date = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  const given = rates.map(([currency, perUsd]) => ({ currency, date, perUsd }));
  return room.ask('recordExchangeRates', { source: 'a test', rates: given }, staff);
};
const put = async (minorGbp: number) => {
  const price = { amountMinor: minorGbp, currency: 'GBP' } as const;
  const draft = aDraft({ variants: [aVariant({ prices: [{ market: 'gb', price }] })] });
  await room.ask('importProducts', { products: [draft] }, staff);
  return draft;
};
const pricesOf = async (variantId: string) => {
  const answer = await room.ask('getPrices', { variantId }, staff);
  assert.ok('prices' in answer);
  return answer.prices;
};
const currentOf = async (variantId: string) => {
  const current = (await pricesOf(variantId)).filter(({ state }) => state === 'current');
  return Object.fromEntries(current.map(({ market, price }) => [market, price.amountMinor]));
};
const setPrice = (variantId: string, market: Market, amountMinor: number, currency: Currency) =>
  room.ask('setPrice', { variantId, market, price: { amountMinor, currency } }, staff);
const versionsOf = async (productId: string) =>
  (await room.announced()).filter(({ key }) => key === productId).map(({ version }) => version);

test('a variant gets the prices that its markets have not of their own, with the rate and its date, told of at once', async () => {
  const draft = await put(1275);
  // 12.75 pounds are 17.00 dollars: 15.30 euros, 2,550 yen, 5.100 dinars, before they are rounded.
  assert.deepEqual(await currentOf(variantIdOf(draft)), { gb: 1275, eu: 1499, us: 1699, jp: 2580, kw: 4990 });
  const [yen] = (await pricesOf(variantIdOf(draft))).filter(({ market }) => market === 'jp');
  assert.deepEqual(
    [yen?.derived, yen?.setBy],
    [{ market: 'gb', rate: '200', rateDate: '2026-01-02' }, 'system'],
  );
  const told = (await room.announced()).filter(({ key }) => key === draft.productId);
  const [variant] = (told[0]?.payload as { product: typeof draft } | undefined)?.product.variants ?? [];
  assert.deepEqual([told.length, variant?.prices.length], [1, 5]);
  const exported = await room.ask('getProductForStaff', { productId: draft.productId }, staff);
  assert.ok('product' in exported);
  assert.deepEqual(exported.product.variants[0]?.prices, draft.variants[0]?.prices);
});

test('a new base price brings new derived ones in the same flight; the same amount leaves them alone', async () => {
  const draft = await put(1000);
  const variantId = variantIdOf(draft);
  await setPrice(variantId, 'gb', 2000, 'GBP');
  const after = { gb: 2000, eu: 2399, us: 2699, jp: 3980, kw: 7990 };
  assert.deepEqual(await currentOf(variantId), after);
  const rows = (await pricesOf(variantId)).length;
  await setPrice(variantId, 'gb', 2000, 'GBP');
  assert.deepEqual([(await pricesOf(variantId)).length, await currentOf(variantId)], [rows, after]);
  assert.deepEqual(await versionsOf(draft.productId), [1, 2]);
});

test('a price of its own wins, even of the same amount, and stays when rates and the base change', async () => {
  const draft = await put(1000);
  const variantId = variantIdOf(draft);
  const { eu, jp } = await currentOf(variantId);
  await setPrice(variantId, 'eu', eu ?? 0, 'EUR');
  await setPrice(variantId, 'jp', 1234, 'JPY');
  await setPrice(variantId, 'gb', 5000, 'GBP');
  await record(['EUR', '0.8'], ['JPY', '100']);
  await room.run('derive-prices');
  const now = await currentOf(variantId);
  assert.deepEqual([now['eu'], now['jp'], now['us'], jp], [eu, 1234, 6699, 1980]);
  await record(['EUR', '0.9'], ['JPY', '150']);
  await room.run('derive-prices');
});

test('a draft that leaves a market out gives it back to the base, and planned prices of its own begin', async () => {
  const draft = await put(1000);
  const variantId = variantIdOf(draft);
  const own = { market: 'jp', price: { amountMinor: 1234, currency: 'JPY' } } as const;
  const variants = draft.variants.map((variant) => ({ ...variant, prices: [...variant.prices, own] }));
  await room.ask('importProducts', { products: [{ ...draft, variants }] }, staff);
  assert.equal((await currentOf(variantId))['jp'], 1234);
  await room.ask('importProducts', { products: [draft] }, staff);
  assert.equal((await currentOf(variantId))['jp'], 1980);
  const from = new Date(Date.now() + 300).toISOString();
  const planned = { priceId: uuidv7(), variantId, ...own, from };
  assert.deepEqual(await room.ask('schedulePrice', planned, staff), {});
  assert.equal((await currentOf(variantId))['jp'], 1980);
  await new Promise((resolve) => setTimeout(resolve, 350));
  await room.run('turn-prices');
  assert.equal((await currentOf(variantId))['jp'], 1234);
});

test('a new rate rewrites what it changes, once, tells of it, and keeps what was', async () => {
  const [dear, cheap] = [await put(12_000), await put(100)];
  const before = await currentOf(variantIdOf(cheap));
  await record(['JPY', '151']);
  await Promise.all([room.run('derive-prices'), room.run('derive-prices')]);
  await room.run('derive-prices');
  // 120 pounds are 160 dollars: 24,160 yen, by the thousand less 20; one pound is 201 yen, 180 as before.
  assert.equal((await currentOf(variantIdOf(dear)))['jp'], 23_980);
  await record(['JPY', '160']);
  await room.run('derive-prices');
  await room.run('derive-prices');
  assert.equal((await currentOf(variantIdOf(dear)))['jp'], 25_980);
  assert.deepEqual(await currentOf(variantIdOf(cheap)), before);
  const yen = (await pricesOf(variantIdOf(dear))).filter(({ market }) => market === 'jp');
  assert.deepEqual(
    yen.map(({ price, state, derived }) => [price.amountMinor, state, derived?.rate]),
    [
      [25_980, 'current', '213.33333333'],
      [23_980, 'over', '200'],
    ],
  );
  assert.deepEqual(await versionsOf(dear.productId), [1, 2]);
  assert.deepEqual(await versionsOf(cheap.productId), [1]);
});

test('a rate of a day to come waits for it, and the job without anything to do looks twice and leaves it', async () => {
  const draft = await put(1000);
  const before = await currentOf(variantIdOf(draft));
  const rates = [{ currency: 'JPY' as const, date: '2199-01-01', perUsd: '300' }];
  await room.ask('recordExchangeRates', { source: 'a test', rates }, staff);
  await room.run('derive-prices');
  assert.deepEqual(await currentOf(variantIdOf(draft)), before);
  const statementsBefore = room.statements.length;
  await room.run('derive-prices');
  assert.equal(room.statements.length - statementsBefore, 2);
});
