import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { rowsReadBy } from '#runtime/testing/rows-read-by.ts';
import { insightService } from '../../service.ts';
import { relateProducts } from './related-products.ts';

const soldOften = '01890000-0000-7000-8000-000000000001';
const soldWith = '01890000-0000-7000-8000-000000000002';

let room: TestRoom<'insight'>;
const query = (text: string) => room.db.rows({ name: '', text, values: [] });
before(async () => {
  room = await openTestRoom(insightService);
  await query(`insert into variants (variant_id, product_id, sku, version)
    values ('${soldOften}', '${soldOften}', 'A', 1), ('${soldWith}', '${soldWith}', 'B', 1)`);
  // 40,000 baskets of several years; every tenth holds the other product too, twice.
  await query(`insert into order_lines (order_id, line, variant_id, market, currency, day, quantity, gross_minor)
    select md5(basket::text)::uuid, line, case line when 1 then '${soldOften}'::uuid else '${soldWith}' end, 'gb', 'GBP',
      date '2020-01-01' + basket / 20, 1, 100
    from generate_series(0, 39999) as basket cross join generate_series(1, 3) as line where line = 1 or basket % 10 = 0`);
  await query(
    `insert into stale_products (product_id, due_at) values ('${soldOften}', now()), ('${soldWith}', now())`,
  );
  await query('analyze');
});
after(() => room.close());

test('what goes with a product is worked out from its newest baskets, and not from all that it was ever sold in', async () => {
  const read = await rowsReadBy(room.db, relateProducts(2));
  // Of 48,000 lines those of 500 baskets of each: found, counted (again for a second line of the product), and read.
  assert.ok((read['order_lines'] ?? 0) <= 8000, `${read['order_lines']} lines`);
  const related = await query('select product_id, place, other_id, baskets from related_products order by 1');
  assert.deepEqual(related, [
    { product_id: soldOften, place: 1, other_id: soldWith, baskets: 50 },
    { product_id: soldWith, place: 1, other_id: soldOften, baskets: 500 },
  ]);
});
