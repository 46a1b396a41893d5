import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, aMovement, aVariant, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
after(() => room.close());

test('a quote keeps the order asked, names each variant once and leaves out what is not sold', async () => {
  const picture = '<svg/>';
  const [cup, pot] = [aVariant({ picture }), aVariant({ option: { en: 'Large', zh: '大' } })];
  const title = { en: 'Set', zh: '套装' };
  const categories = [
    { slug: 'kitchen', title, parentSlug: null, position: 1 },
    { slug: 'cups', title, parentSlug: 'kitchen', position: 2 },
  ];
  await room.ask('importCategories', { categories }, staff);
  const draft = aDraft({ variants: [cup, pot], taxClass: 'zero', title, categorySlugs: ['cups'] });
  await room.ask('importProducts', { products: [draft] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(pot.variantId, { quantity: 7 })] }, staff);
  const variantIds = [pot.variantId, draft.productId, cup.variantId, pot.variantId];
  const quoted = await room.ask('quote', { variantIds, locale: 'zh-cn' }, order);
  const common = {
    productId: draft.productId,
    slug: draft.slug,
    title: '套装',
    picture: `/media/${createHash('sha256').update(picture).digest('hex')}.jpg`,
    unitPrice: { amountMinor: 2700, currency: 'CNY' },
    taxClass: 'zero',
    categorySlugs: ['cups', 'kitchen'],
  };
  assert.deepEqual('variants' in quoted && quoted.variants, [
    { ...common, variantId: pot.variantId, sku: pot.sku, option: '大', free: 7 },
    { ...common, variantId: cup.variantId, sku: cup.sku, option: null, free: 0 },
  ]);
});

test('a list of variants keeps the order asked, names each once with its price, and leaves out what is not sold', async () => {
  const [cup, pot] = [aVariant(), aVariant({ option: { en: 'Large', zh: '大' } })];
  const draft = aDraft({ variants: [cup, pot], title: { en: 'Set', zh: '套装' } });
  await room.ask('importProducts', { products: [draft] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(pot.variantId, { quantity: 7 })] }, staff);
  const before = room.statements.length;
  const variantIds = [pot.variantId, draft.productId, cup.variantId, pot.variantId].join(',');
  const listed = await room.ask('listVariants', { variantIds, locale: 'zh-cn' });
  assert.equal(room.statements.length - before, 1);
  const common = {
    productId: draft.productId,
    slug: draft.slug,
    title: '套装',
    picture: null,
    price: { amountMinor: 2700, currency: 'CNY' },
  };
  assert.deepEqual(listed, {
    variants: [
      { ...common, variantId: pot.variantId, sku: pot.sku, option: '大', isAvailable: true },
      { ...common, variantId: cup.variantId, sku: cup.sku, option: null, isAvailable: false },
    ],
  });
});

test('a product is shown with the prices of the market asked, and names the variants that are not sold there', async () => {
  const pounds = { market: 'gb', price: { amountMinor: 300, currency: 'GBP' } } as const;
  const dollars = { market: 'us', price: { amountMinor: 450, currency: 'USD' } } as const;
  const both = aVariant({ prices: [pounds, dollars], option: { en: 'Large', zh: '大' } });
  const homely = aVariant({ prices: [pounds], option: { en: 'Small', zh: '小' } });
  const draft = aDraft({ variants: [homely, both] });
  await room.ask('importProducts', { products: [draft] }, staff);
  const seenIn = async (market: 'gb' | 'us' | 'jp') => {
    const seen = await room.ask('getProduct', { slug: draft.slug, locale: 'zh-cn', market });
    assert.ok('variants' in seen);
    return [seen.variants.map(({ sku, price }) => [sku, price]), seen.variantsElsewhere];
  };
  const elsewhere = ({ variantId, sku }: typeof both, option: string) => ({
    variantId,
    sku,
    option,
    picture: null,
  });
  assert.deepEqual(await seenIn('gb'), [
    [
      [homely.sku, pounds.price],
      [both.sku, pounds.price],
    ],
    [],
  ]);
  assert.deepEqual(await seenIn('us'), [[[both.sku, dollars.price]], [elsewhere(homely, '小')]]);
  assert.deepEqual(await seenIn('jp'), [[], [elsewhere(homely, '小'), elsewhere(both, '大')]]);
  const listed = await room.ask('listVariants', {
    variantIds: `${homely.variantId},${both.variantId}`,
    locale: 'zh-cn',
    market: 'us',
  });
  assert.ok('variants' in listed);
  assert.deepEqual(
    listed.variants.map(({ sku, price }) => [sku, price]),
    [[both.sku, dollars.price]],
  );
});

test('a quote tells what one weighs packed and its class of delivery, where they are known', async () => {
  const known = aVariant({ weightGrams: 1250, shippingClass: 'bulky' });
  const draft = aDraft({ variants: [known, aVariant()] });
  const parcels = async () => {
    const variantIds = draft.variants.map(({ variantId }) => variantId);
    const quoted = await room.ask('quote', { variantIds, locale: 'en-gb' }, order);
    assert.ok('variants' in quoted);
    return quoted.variants.map(({ weightGrams, shippingClass }) => [weightGrams, shippingClass]);
  };
  await room.ask('importProducts', { products: [draft] }, staff);
  assert.deepEqual(await parcels(), [
    [1250, 'bulky'],
    [undefined, undefined],
  ]);
  const { weightGrams: _, ...unweighed } = known;
  const again = await room.ask('importProducts', { products: [{ ...draft, variants: [unweighed] }] }, staff);
  assert.deepEqual(again, { written: 1, unchanged: 0 });
  assert.deepEqual(await parcels(), [[undefined, 'bulky']]);
});

test('staff page through products by slug, also those that start with some letters', async () => {
  const slugs = ['lamp-a', 'lamp-b', 'lamp-c', 'lampshade', 'lan', 'zinc'];
  const drafts = slugs.toReversed().map((slug) => aDraft({ slug }));
  await room.ask('importProducts', { products: drafts }, staff);
  const lamp = drafts.find(({ slug }) => slug === 'lamp-a') ?? aDraft();
  await room.ask('receiveStock', { movements: [aMovement(variantIdOf(lamp), { quantity: 3 })] }, staff);
  const pages: string[][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const input = { startsWith: 'LAMP', limit: 3, cursor };
    const page: Awaited<ReturnType<typeof list>> = await list(input);
    assert.ok('products' in page);
    pages.push(page.products.map(({ slug }) => slug));
    cursor = page.nextCursor;
  }
  assert.deepEqual(pages, [['lamp-a', 'lamp-b', 'lamp-c'], ['lampshade']]);
  const first = await list({ startsWith: 'lamp-a' });
  assert.ok('products' in first);
  const { updatedAt, ...product } = first.products[0] ?? {};
  assert.ok(Date.parse(updatedAt ?? '') > 0);
  assert.deepEqual(product, {
    productId: lamp.productId,
    slug: 'lamp-a',
    title: lamp.title,
    picture: null,
    taxClass: 'standard',
    brandSlug: null,
    categorySlugs: lamp.categorySlugs,
    isHidden: false,
    variants: [
      {
        variantId: variantIdOf(lamp),
        sku: lamp.variants[0]?.sku,
        free: 3,
        onHand: 3,
        prices: lamp.variants[0]?.prices.map(({ price }) => price),
      },
    ],
  });
  const none = await list({ startsWith: 'é~%_' });
  assert.deepEqual(none, { products: [], nextCursor: null });
  const slugOf = async (sku: string) => {
    const found = await list({ sku });
    return 'products' in found ? found.products.map(({ slug }) => slug) : found;
  };
  const sku = lamp.variants[0]?.sku ?? '';
  assert.deepEqual(await slugOf(sku), ['lamp-a'], 'by SKU');
  assert.deepEqual(await slugOf(`${sku}-0`), []);
});

test('staff list what was changed last first, and what is in a category, below it, or of a brand', async () => {
  const categories = [aCategory('tools'), aCategory('saws', { parentSlug: 'tools' })];
  await room.ask('importCategories', { categories }, staff);
  await room.ask('importBrands', { brands: [{ slug: 'sharp', title: 'Sharp' }] }, staff);
  const drafts = [
    aDraft({ slug: 'tool-a', categorySlugs: ['tools'] }),
    aDraft({ slug: 'tool-b', categorySlugs: ['saws'], brandSlug: 'sharp' }),
    aDraft({ slug: 'tool-c' }),
  ];
  for (const draft of drafts) await room.ask('importProducts', { products: [draft] }, staff);
  const slugs = async (input: Parameters<typeof list>[0]) => {
    const found = await list(input);
    assert.ok('products' in found);
    return found.products.map(({ slug }) => slug);
  };
  assert.deepEqual(await slugs({ categorySlug: 'tools' }), ['tool-a', 'tool-b']);
  assert.deepEqual(await slugs({ categorySlug: 'saws', sort: 'changed' }), ['tool-b']);
  assert.deepEqual(await slugs({ brandSlug: 'sharp' }), ['tool-b']);
  assert.deepEqual(await slugs({ categorySlug: 'nowhere' }), []);
  const first = await list({ startsWith: 'tool', sort: 'changed', limit: 2 });
  assert.ok('products' in first && first.nextCursor);
  assert.deepEqual(
    first.products.map(({ slug }) => slug),
    ['tool-c', 'tool-b'],
  );
  const rest = { startsWith: 'tool', sort: 'changed', limit: 2, cursor: first.nextCursor } as const;
  assert.deepEqual(await slugs(rest), ['tool-a']);
  const refused = await list({ sort: 'changed', cursor: 'tool-a' });
  assert.equal('refusal' in refused && refused.refusal, 'invalid-input');
});

function list(input: InputTo<'catalog', 'listProductsForStaff'>) {
  return room.ask('listProductsForStaff', input, staff);
}
