import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, staff } from '../../testing.ts';
import {
  countMembers,
  countProducts,
  countProductsOfCategory,
  countWholeCategory,
  listChangedProducts,
  listChangedProductsOfCategory,
  listProducts,
  listProductsOfCategory,
} from './staff-products.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  const categories = [
    aCategory('house'),
    aCategory('kitchen', { parentSlug: 'house' }),
    aCategory('cups', { parentSlug: 'kitchen' }),
    aCategory('garden'),
  ];
  await room.ask('importCategories', { categories }, staff);
  const products = [
    aDraft({ slug: 'a-cup', categorySlugs: ['cups'] }),
    aDraft({ slug: 'b-cup', categorySlugs: ['cups', 'kitchen'] }),
    aDraft({ slug: 'c-pot', categorySlugs: ['kitchen', 'garden'] }),
    aDraft({ slug: 'd-rake', categorySlugs: ['garden'] }),
    aDraft({ slug: 'e-thing' }),
  ];
  for (const product of products.toReversed())
    await room.ask('importProducts', { products: [product] }, staff);
});
after(() => room.close());

const forever = 9_000_000_000_000_000;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const slugsOf = (rows: readonly { slug: string }[]) => rows.map(({ slug }) => slug);

test('products of a category are listed and counted alike, whether it is taken for a small one or a large one', async () => {
  const expected: Record<string, string[]> = {
    house: ['a-cup', 'b-cup', 'c-pot'],
    kitchen: ['a-cup', 'b-cup', 'c-pot'],
    cups: ['a-cup', 'b-cup'],
    garden: ['c-pot', 'd-rake'],
    nowhere: [],
  };
  for (const [category, slugs] of Object.entries(expected)) {
    for (const list of [listProducts, listProductsOfCategory]) {
      assert.deepEqual(slugsOf(await room.db.rows(list('', '', 10, category, null, null))), slugs);
      assert.deepEqual(
        slugsOf(await room.db.rows(list('a-cup', '', 1, category, null, null))),
        slugs.filter((slug) => slug > 'a-cup').slice(0, 1),
      );
      const cups = slugs.filter((slug) => slug.startsWith('b'));
      assert.deepEqual(slugsOf(await room.db.rows(list('', 'b', 10, category, null, false))), cups);
      assert.deepEqual(await room.db.rows(list('', '', 10, category, null, true)), []);
    }
    for (const list of [listChangedProducts, listChangedProductsOfCategory]) {
      const rows = await room.db.rows(list(forever, '', 10, category, null, null, lastId));
      assert.deepEqual(slugsOf(rows), slugs, 'the last that was written first');
    }
    for (const count of [countProducts, countProductsOfCategory]) {
      const [counted] = await room.db.rows(count('', '', 10, category, null, null));
      assert.equal(Number(counted?.count), slugs.length, category);
    }
    const [whole] = await room.db.rows(countWholeCategory(category, 10));
    assert.equal(Number(whole?.count), slugs.length, `${category}, where nothing else is asked`);
  }
});

test('whether a category has few products is found without counting more than that', async () => {
  const counted = async (category: string, limit: number) =>
    Number((await room.db.row(countMembers(category, limit)))?.count);
  assert.equal(await counted('house', 10), 4, 'one is in two of its categories');
  assert.equal(await counted('house', 2), 2);
});
