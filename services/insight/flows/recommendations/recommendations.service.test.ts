import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { anOrderCancelled, anOrderPaid, aProductChanged, aStockChanged, aVariant } from '../../testing.ts';

const names = ['tea', 'cup', 'sugar', 'lamp', 'bag', 'rug'] as const;
type Name = (typeof names)[number];
const variants = Object.fromEntries(names.map((name) => [name, aVariant({ sku: name })])) as Record<
  Name,
  ReturnType<typeof aVariant>
>;
const products = Object.fromEntries(
  names.map((slug, index) => [
    slug,
    aProductChanged({ slug, popularity: 10 * index, variants: [variants[slug]] }),
  ]),
) as Record<Name, ReturnType<typeof aProductChanged>>;

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService, {
    setting: defaultSettings({ 'insight.relateAfterSeconds': 0 }),
  });
  for (const name of names) await room.hear(products[name]);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const paidAt = '2026-05-05T12:00:00.000Z';
async function buy(goods: readonly Name[], customerId?: string): Promise<string> {
  const orderId = uuidv7();
  const lines = goods.map((name) => [variants[name], 1, 100] as const);
  await room.hear(
    anOrderPaid(orderId, 100 * goods.length, { paidAt, lines, ...(customerId && { customerId }) }),
  );
  return orderId;
}

const shown = (answer: object) =>
  'products' in answer &&
  (answer.products as { slug: string; because: string }[]).map(({ slug, because }) => `${slug} ${because}`);
const goesWith = async (goods: readonly Name[], limit = 3) => {
  const productIds = goods.map((name) => products[name].key).join(',');
  return shown(await room.ask('recommendWith', { productIds, locale: 'en-gb', limit }));
};

test('what is bought together comes first, what goes with everything later, and then what sells', async () => {
  for (let order = 0; order < 4; order += 1) await buy(['tea', 'cup', 'bag']);
  for (let order = 0; order < 6; order += 1) await buy(['lamp', 'bag']);
  assert.deepEqual(await goesWith(['tea']), ['rug popular', 'bag popular', 'lamp popular'], 'before the job');
  await room.run('relate-sold-products');
  assert.deepEqual(await goesWith(['tea']), ['cup bought-together', 'bag bought-together', 'rug popular']);
  assert.deepEqual(await goesWith(['tea', 'cup'], 2), ['bag bought-together', 'rug popular']);
});

test('baskets that were given back, and those of resellers, tell nothing', async () => {
  const orderId = await buy(['tea', 'sugar']);
  await room.hear(anOrderCancelled(orderId, 200, paidAt));
  const many = Array.from({ length: 100 }, () => [aVariant(), 1, 100] as const);
  const lines = [[variants.tea, 1, 100] as const, [variants.sugar, 1, 100] as const, ...many];
  await room.hear(anOrderPaid(uuidv7(), 10_200, { paidAt, lines }));
  await room.run('relate-sold-products');
  assert.deepEqual(await goesWith(['sugar'], 1), ['rug popular']);
});

test('what cannot be had is not recommended', async () => {
  await room.hear(aStockChanged(variants.cup.variantId, products.cup.key, 0, 2));
  assert.deepEqual(await goesWith(['tea'], 1), ['bag bought-together']);
  await room.hear(aStockChanged(variants.cup.variantId, products.cup.key, 5, 3));
  assert.deepEqual(await goesWith(['tea'], 1), ['cup bought-together']);
});

test('a customer is shown what goes with what they bought, a new one what sells', async () => {
  const ask = async (customerId: string) => {
    const subject = { kind: 'customer', customerId, sessionId: uuidv7() } as const;
    return shown(await room.ask('recommendForMe', { locale: 'en-gb', limit: 2 }, { subject }));
  };
  const customer = uuidv7();
  await buy(['tea'], customer);
  assert.deepEqual(await ask(customer), ['cup bought-together', 'bag bought-together']);
  assert.deepEqual(await ask(uuidv7()), ['rug popular', 'bag popular']);
  const refused = await room.ask('recommendForMe', { locale: 'en-gb' });
  assert.equal('refusal' in refused && refused.refusal, 'sign-in-required');
});

test('an answer costs one statement, and the job one for twenty products', async () => {
  await room.run('relate-sold-products');
  room.statements.length = 0;
  await goesWith(['tea', 'lamp']);
  assert.deepEqual(room.statements, ['insight.recommendations.with-gb']);
  room.statements.length = 0;
  await buy(['tea', 'rug']);
  await room.run('relate-sold-products');
  assert.equal(room.statements.filter((name) => name === 'insight.related-products.relate').length, 1);
});

test('a product that was sold rests before it is worked out anew', async () => {
  const resting = await openTestRoom(insightService);
  await resting.hear(products.tea);
  await resting.hear(products.cup);
  const lines = [[variants.tea, 1, 100] as const, [variants.cup, 1, 100] as const];
  await resting.hear(anOrderPaid(uuidv7(), 200, { paidAt, lines }));
  await resting.run('relate-sold-products');
  const related = { name: 'test.related', text: 'select place from related_products', values: [] };
  assert.deepEqual(await resting.db.rows(related), []);
  await resting.db.rows({
    name: 'test.rested',
    text: "update stale_products set due_at = due_at - interval '5 minutes'",
    values: [],
  });
  await resting.run('relate-sold-products');
  assert.equal((await resting.db.rows(related)).length, 2);
  await resting.close();
});
