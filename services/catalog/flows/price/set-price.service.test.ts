import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { setPriceOfVariant } from '../../store/price/write-prices.ts';
import { aDraft, aVariant, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' }) as const;
const setPrice = (variantId: string, amountMinor: number) =>
  room.ask('setPrice', { variantId, market: 'gb', price: pounds(amountMinor) }, staff);
const priceOf = async (variantId: string) => {
  const quoted = await room.ask('quote', { variantIds: [variantId], locale: 'en-gb' }, order);
  assert.ok('variants' in quoted);
  return quoted.variants[0]?.unitPrice;
};
const historyOf = (variantId: string) =>
  room.db.rows<{ amount: number; isOpen: boolean }>({
    name: 'test.price-history',
    text: `select amount_minor as amount, valid_to is null as "isOpen" from prices
      where variant_id = $1 and market = 'gb' order by valid_from, valid_to`,
    values: [variantId],
  });

test('a new price closes the old one and announces the product; the same price again does nothing', async () => {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  assert.deepEqual(await setPrice(variantId, 350), {});
  assert.deepEqual(await setPrice(variantId, 350), {});
  assert.deepEqual(await priceOf(variantId), pounds(350));
  assert.deepEqual(await historyOf(variantId), [
    { amount: 295, isOpen: false },
    { amount: 350, isOpen: true },
  ]);
  const announced = (await room.announced()).filter(({ key }) => key === draft.productId);
  assert.deepEqual(
    announced.map(({ version }) => version),
    [1, 2],
  );
  const payload = announced[1]?.payload as { product: typeof draft };
  assert.deepEqual(payload.product.variants[0]?.prices, [
    { market: 'cn', price: { amountMinor: 2700, currency: 'CNY' } },
    { market: 'gb', price: pounds(350) },
  ]);
});

test('the next import writes the prices of its draft again', async () => {
  const draft = aDraft();
  await room.ask('importProducts', { products: [draft] }, staff);
  await setPrice(variantIdOf(draft), 350);
  const again = await room.ask('importProducts', { products: [draft] }, staff);
  assert.deepEqual(again, { written: 1, unchanged: 0 });
  assert.deepEqual(await priceOf(variantIdOf(draft)), pounds(295));
});

test('an import closes the price of a market that its draft leaves out', async () => {
  const variant = aVariant();
  const draft = aDraft({ variants: [variant] });
  await room.ask('importProducts', { products: [draft] }, staff);
  const prices = variant.prices.filter(({ market }) => market === 'cn');
  await room.ask('importProducts', { products: [{ ...draft, variants: [{ ...variant, prices }] }] }, staff);
  assert.equal(await priceOf(variant.variantId), undefined);
  assert.deepEqual(await historyOf(variant.variantId), [{ amount: 295, isOpen: false }]);
});

test('prices set at the same moment follow each other without a gap or an overlap', async () => {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  const amounts = Array.from({ length: 12 }, (_, index) => 1000 + index);
  const answers = await Promise.all(amounts.map((amount) => setPrice(variantId, amount)));
  assert.deepEqual(
    answers,
    amounts.map(() => ({})),
  );
  const history = await historyOf(variantId);
  assert.deepEqual(history.filter(({ isOpen }) => isOpen).length, 1);
  assert.deepEqual(new Set(history.map(({ amount }) => amount)), new Set([295, ...amounts]));
  const gaps = await room.db.rows({
    name: 'test.price-gaps',
    text: `select 1 from (select valid_from, lag(valid_to) over (order by valid_from, valid_to) as ended
      from prices where variant_id = $1 and market = 'gb') p where ended <> valid_from`,
    values: [variantId],
  });
  assert.deepEqual(gaps, []);
});

test('a price set while another is being written follows it', async () => {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  const first = setPriceOfVariant(variantId, 'gb', 'GBP', 400, 'system');
  assert.deepEqual(await afterWaitingFor(room.db, first, () => setPrice(variantId, 500)), {});
  const amounts = (await historyOf(variantId)).map(({ amount }) => amount);
  assert.deepEqual(amounts, [295, 400, 500]);
});

test('a price is refused for an unknown variant, another currency or less than nothing', async () => {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  const yuan = { amountMinor: 1, currency: 'CNY' } as const;
  const refused = [
    await setPrice(uuidv7(), 100),
    await room.ask('setPrice', { variantId, market: 'gb', price: yuan }, staff),
    await setPrice(variantId, -1),
  ];
  assert.deepEqual(
    refused.map((answer) => 'refusal' in answer && [answer.refusal, answer.path]),
    [
      ['variant-not-found', undefined],
      ['value-invalid', '/price/currency'],
      ['invalid-input', '/price/amountMinor'],
    ],
  );
  assert.deepEqual(await historyOf(variantId), [{ amount: 295, isOpen: true }]);
});
