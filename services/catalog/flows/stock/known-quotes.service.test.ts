import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { quoteVariants } from '../../store/product/quotes.ts';
import { aCategory, aDraft, aMovement, aVariant, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: tree('top') }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' }) as const;
const tree = (parentSlug: string) => [
  aCategory('top'),
  aCategory('other'),
  aCategory('leaf', { parentSlug, position: 2 }),
];

let draft: ReturnType<typeof aDraft>;
let asked: string[];
beforeEach(async () => {
  draft = aDraft({
    variants: [aVariant({ option: { en: 'S', zh: '小' } }), aVariant({ option: { en: 'L', zh: '大' } })],
    optionName: { en: 'Size', zh: '尺寸' },
    categorySlugs: ['leaf'],
  });
  asked = draft.variants.map(({ variantId }) => variantId);
  await write({});
  await quoted();
});

const write = async (more: Partial<typeof draft>) => {
  draft = { ...draft, ...more };
  const answer = await room.ask('importProducts', { products: [draft] }, staff);
  assert.ok(!('refusal' in answer), JSON.stringify(answer));
};

/** What the room says, and the names of the statements that it needed. */
async function quoted(quantities = [1, 1]) {
  room.statements.length = 0;
  const input = { variantIds: asked, quantities, locale: 'en-gb' as const };
  const answer = await room.ask('quote', input, order);
  assert.ok('variants' in answer);
  return { variants: answer.variants, statements: [...room.statements] };
}

/** What the database would say. */
async function stored() {
  const rows = await room.db.rows(quoteVariants(asked, [1, 1], 'en', 'gb', 'GBP', []));
  return rows.map(({ title, option, amountMinor, listMinor, categorySlugs, free, slug }) => ({
    title,
    option,
    amountMinor,
    categorySlugs,
    free,
    slug,
    listMinor: listMinor !== null && listMinor > amountMinor ? listMinor : undefined,
  }));
}

async function kept() {
  const { variants } = await quoted();
  return variants.map(({ title, option, unitPrice, listPrice, categorySlugs, free, slug }) => ({
    title,
    option,
    amountMinor: unitPrice.amountMinor,
    categorySlugs,
    free,
    slug,
    listMinor: listPrice?.amountMinor,
  }));
}

test('what was quoted is not read again, and what is free is', async () => {
  assert.deepEqual((await quoted()).statements, ['catalog.variants.see']);
  const movement = aMovement(asked[0] ?? '', { quantity: 7 });
  await room.ask('receiveStock', { movements: [movement] }, staff);
  const { variants, statements } = await quoted();
  assert.deepEqual(statements, ['catalog.variants.see']);
  assert.deepEqual(
    variants.map(({ free }) => free),
    [7, 0],
  );
});

test('each quantity has its own price, and a group of customers is not quoted from memory', async () => {
  const variantId = asked[0] ?? '';
  const plan = { priceId: uuidv7(), variantId, market: 'gb', price: pounds(200), minQuantity: 3 } as const;
  await room.ask('schedulePrice', plan, staff);
  for (const _ of ['read', 'kept']) {
    const { variants } = await quoted([3, 1]);
    assert.deepEqual(
      variants.map(({ unitPrice }) => unitPrice.amountMinor),
      [200, 295],
    );
    assert.equal((await quoted()).variants[0]?.unitPrice.amountMinor, 295);
  }
  const trade = { ...plan, priceId: uuidv7(), price: pounds(90), minQuantity: 1, customerGroup: 'trade' };
  await room.ask('schedulePrice', trade, staff);
  const input = { variantIds: asked, groups: ['trade'], locale: 'en-gb' as const };
  const answer = await room.ask('quote', input, order);
  assert.equal('variants' in answer && answer.variants[0]?.unitPrice.amountMinor, 90);
  assert.equal((await quoted()).variants[0]?.unitPrice.amountMinor, 295);
});

for (const [what, change] of Object.entries({
  'a price': () =>
    room.ask('setPrice', { variantId: asked[0] ?? '', market: 'gb', price: pounds(300) }, staff),
  'a planned price': () =>
    room.ask(
      'schedulePrice',
      { priceId: uuidv7(), variantId: asked[1] ?? '', market: 'gb', price: pounds(100) },
      staff,
    ),
  'a title': () => write({ title: { en: 'Renamed', zh: '改名' } }),
  'an address': () => write({ slug: `${draft.slug}-moved` }),
  'its categories': () => write({ categorySlugs: ['other'] }),
  'the tree above its category': () => room.ask('importCategories', { categories: tree('other') }, staff),
  'a variant that is sold no more': () => write({ variants: draft.variants.slice(1) }),
  'a product that is hidden': () =>
    room.ask(
      'saveProduct',
      { productId: draft.productId, product: { ...draft, isHidden: true }, version: 1 },
      staff,
    ),
}))
  test(`a quote that is kept tells of a change at once: ${what}`, async () => {
    const before = await kept();
    assert.deepEqual(before, await stored());
    const answer = await change();
    assert.ok(!answer || !('refusal' in answer), JSON.stringify(answer));
    const after = await kept();
    assert.deepEqual(after, await stored());
    assert.notDeepEqual(after, before);
    assert.deepEqual(await kept(), after);
  });

test('a price that begins or ends by itself does so in what is kept, though nothing was written', async () => {
  const variantId = asked[0] ?? '';
  const until = new Date(Date.now() + 1500);
  const special = { priceId: uuidv7(), variantId, market: 'gb', price: pounds(150) } as const;
  await room.ask('schedulePrice', { ...special, until: until.toISOString() }, staff);
  assert.equal((await kept())[0]?.amountMinor, 150);
  assert.ok(Date.now() < until.getTime(), 'too slow to look before its end');
  await new Promise((resolve) => setTimeout(resolve, until.getTime() - Date.now() + 50));
  assert.deepEqual((await quoted()).statements, ['catalog.variants.see', 'catalog.variants.quote']);
  assert.equal((await kept())[0]?.amountMinor, 295);
  assert.deepEqual((await quoted()).statements, ['catalog.variants.see']);
});
