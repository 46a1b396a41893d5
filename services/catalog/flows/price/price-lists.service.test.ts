import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
let variantId: string;
let slug: string;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' }) as const;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
type Plan = Partial<InputTo<'catalog', 'schedulePrice'>>;
const plan = (amountMinor: number, more: Plan = {}) =>
  room.ask(
    'schedulePrice',
    { priceId: uuidv7(), variantId, market: 'gb', price: pounds(amountMinor), ...more },
    staff,
  );
const quoted = async (quantity = 1, groups: string[] = []) => {
  const input = { variantIds: [variantId], quantities: [quantity], groups, locale: 'en-gb' as const };
  const answer = await room.ask('quote', input, order);
  assert.ok('variants' in answer);
  return answer.variants[0];
};
const costs = async (quantity = 1, groups: string[] = []) =>
  (await quoted(quantity, groups))?.unitPrice.amountMinor;
/** Moves all prices of the variant back in time, as if the clock had gone on. */
const pass = (seconds: number) =>
  room.db.rows({
    name: 'test.pass-time',
    text: `update prices set valid_from = valid_from - make_interval(secs => $2),
      valid_to = valid_to - make_interval(secs => $2), turns_at = turns_at - make_interval(secs => $2)
      where variant_id = $1`,
    values: [variantId, seconds],
  });
const announcedPrices = async () => {
  const announced = (await room.announced()).filter(({ key }) => key === productId);
  return announced.map(({ payload }) => {
    const { product } = payload as { product: ReturnType<typeof aDraft> };
    return product.variants[0]?.prices.find(({ market }) => market === 'gb')?.price.amountMinor;
  });
};

let productId: string;
async function aProductAt(amountMinor: number) {
  const draft = aDraft();
  const [variant] = draft.variants;
  if (variant) variant.prices = [{ market: 'gb', price: pounds(amountMinor) }];
  variantId = variantIdOf(draft);
  ({ slug, productId } = draft);
  await room.ask('importProducts', { products: [draft] }, staff);
}

test('the lowest price that applies to the quantity and the groups of the buyer counts', async () => {
  await aProductAt(1000);
  await plan(900, { minQuantity: 10 });
  await plan(950, { customerGroup: 'trade' });
  await plan(800, { customerGroup: 'trade', minQuantity: 10 });
  await plan(920, { until: inSeconds(60) });
  await plan(1, { customerGroup: 'staff-club' });
  assert.deepEqual(
    [await costs(), await costs(9), await costs(10), await costs(1, ['trade']), await costs(10, ['trade'])],
    [920, 920, 900, 920, 800],
  );
  assert.equal(await costs(1, ['trade', 'staff-club']), 1);
  const { unitPrice, listPrice } = (await quoted()) ?? {};
  assert.deepEqual([unitPrice, listPrice], [pounds(920), pounds(1000)]);
});

test('a variant asked twice is priced for both quantities, in one statement', async () => {
  await aProductAt(1000);
  await plan(700, { minQuantity: 5 });
  room.statements.length = 0;
  const variantIds = [variantId, variantId];
  const answer = await room.ask('quote', { variantIds, quantities: [2, 3], locale: 'en-gb' }, order);
  assert.equal('variants' in answer && answer.variants[0]?.unitPrice.amountMinor, 700);
  assert.equal(room.statements.length, 1);
});

test('the page shows what an offer saves and what quantities cost, and no price of a group', async () => {
  await aProductAt(1000);
  await plan(850, { until: inSeconds(60) });
  await plan(900, { minQuantity: 3 });
  await plan(800, { minQuantity: 10 });
  await plan(820, { minQuantity: 20 });
  await plan(5, { minQuantity: 2, customerGroup: 'trade' });
  const seen = await room.ask('getProduct', { slug, locale: 'en-gb' });
  assert.ok('variants' in seen);
  const { price, listPrice, quantityPrices } = seen.variants[0] ?? {};
  assert.deepEqual(
    { price, listPrice, quantityPrices },
    {
      price: pounds(850),
      listPrice: pounds(1000),
      quantityPrices: [{ minQuantity: 10, price: pounds(800) }],
    },
  );
});

test('a planned price holds from its time on, and pages and search are told when it begins and ends', async () => {
  await aProductAt(1000);
  await plan(700, { from: inSeconds(100), until: inSeconds(200) });
  await plan(1100, { from: inSeconds(150) });
  assert.deepEqual([await costs(), await announcedPrices()], [1000, [1000]]);
  await room.run('turn-prices');
  assert.deepEqual(await announcedPrices(), [1000]);
  await pass(110);
  await room.run('turn-prices');
  await room.run('turn-prices');
  assert.deepEqual([await costs(), await announcedPrices()], [700, [1000, 700]]);
  await pass(50);
  await room.run('turn-prices');
  assert.deepEqual([await costs(), (await quoted())?.listPrice], [700, pounds(1100)]);
  await pass(50);
  await room.run('turn-prices');
  assert.deepEqual([await costs(), await announcedPrices()], [1100, [1000, 700, 700, 1100]]);
});

test('a price set by hand gives way to the one that is planned, and a planned one can be taken back', async () => {
  await aProductAt(1000);
  const priceId = uuidv7();
  await plan(1200, { priceId, from: inSeconds(100) });
  await room.ask('setPrice', { variantId, market: 'gb', price: pounds(1050) }, staff);
  await pass(150);
  await room.run('turn-prices');
  assert.equal(await costs(), 1200);
  const later = uuidv7();
  await plan(1300, { priceId: later, from: inSeconds(100) });
  assert.deepEqual(await room.ask('withdrawPrice', { priceId: later }, staff), {});
  assert.deepEqual(await room.ask('withdrawPrice', { priceId: later }, staff), {});
  const text = 'select reason from prices where price_id = $1';
  const [told] = await room.db.rows<{ reason: string }>({ name: '', text, values: [later] });
  assert.equal(told?.reason.match(/withdrawn by/g)?.length, 1, 'it is taken back once');
  await pass(150);
  assert.equal(await costs(), 1200);
  const refused = await room.ask('withdrawPrice', { priceId }, staff);
  assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['value-invalid', '/priceId']);
});

test('an offer that is withdrawn ends at once, and history says who did what and why', async () => {
  await aProductAt(1000);
  const priceId = uuidv7();
  await plan(600, { priceId, until: inSeconds(60), reason: 'Wrong label' });
  await plan(600, { priceId, until: inSeconds(60), reason: 'Wrong label' });
  assert.equal(await costs(), 600);
  await room.ask('withdrawPrice', { priceId }, staff);
  assert.deepEqual([await costs(), await announcedPrices()], [1000, [1000, 600, 1000]]);
  const listed = await room.ask('getPrices', { variantId }, staff);
  assert.ok('prices' in listed);
  const by = 'staff:0198a000-0000-7000-8000-000000000001';
  assert.deepEqual(
    listed.prices.map(({ price, state, isSpecial, setBy, reason }) => [
      price.amountMinor,
      state,
      isSpecial,
      setBy,
      reason,
    ]),
    [
      [1000, 'current', false, by, null],
      [600, 'over', true, by, `Wrong label; withdrawn by ${by}`],
    ],
  );
});

test('a plan is refused in the past, before its begin, for nobody and beyond 100; then nothing is written', async () => {
  await aProductAt(1000);
  const refused = [
    await plan(1, { from: inSeconds(-60) }),
    await plan(1, { from: inSeconds(60), until: inSeconds(30) }),
    await plan(1, { until: inSeconds(-30) }),
    await plan(-1),
    await plan(100_000_000_001),
    await plan(1, { variantId: uuidv7() }),
  ];
  assert.deepEqual(
    refused.map((answer) => 'refusal' in answer && [answer.refusal, answer.path]),
    [
      ['value-invalid', '/from'],
      ['value-invalid', '/until'],
      ['value-invalid', '/until'],
      ['invalid-input', '/price/amountMinor'],
      ['invalid-input', '/price/amountMinor'],
      ['variant-not-found', undefined],
    ],
  );
  for (let quantity = 2; quantity <= 100; quantity += 1) await plan(999, { minQuantity: quantity });
  const beyond = await plan(999, { minQuantity: 101 });
  assert.deepEqual('refusal' in beyond && [beyond.refusal, beyond.path], ['value-invalid', '/variantId']);
  const listed = await room.ask('getPrices', { variantId }, staff);
  assert.equal('prices' in listed && listed.prices.length, 100);
});

test('a market may be sold in in another currency too, where that has a price', async () => {
  await aProductAt(1000);
  const asked = { variantIds: [variantId], locale: 'en-gb' as const, currency: 'JPY' as const };
  assert.deepEqual(await room.ask('quote', asked, order), { variants: [] });
  await plan(0, { price: { amountMinor: 1980, currency: 'JPY' } });
  const answer = await room.ask('quote', asked, order);
  assert.deepEqual('variants' in answer && answer.variants[0]?.unitPrice, {
    amountMinor: 1980,
    currency: 'JPY',
  });
  assert.equal(await costs(), 1000);
});
