import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { rowsReadBy } from '#runtime/testing/rows-read-by.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../service.ts';
import { aDraft, aMovement, aVariant, order, staff } from '../testing.ts';
import { quoteVariants, seeVariants } from './product/quotes.ts';
import { commitStock } from './reservation/commit.ts';
import { releaseStock } from './reservation/release.ts';

/** So many are enough that whoever reads all of them is seen, and few enough that PostgreSQL would. */
const variantsMany = 500;
const ordersMany = 2000;
const few = 20;

let room: TestRoom<'catalog'>;
let variantIds: string[];
const orderIds = [uuidv7(), uuidv7()];
before(async () => {
  room = await openTestRoom(catalogService);
  const variants = Array.from({ length: variantsMany }, () => aVariant());
  variantIds = variants.map(({ variantId }) => variantId);
  const products = Array.from({ length: 10 }, (_, at) =>
    aDraft({ variants: variants.slice(at * 50, at * 50 + 50) }),
  );
  await room.ask('importProducts', { products }, staff);
  const movements = variantIds.map((variantId) => aMovement(variantId, { quantity: 1000 }));
  await room.ask('receiveStock', { movements }, staff);
  for (const orderId of orderIds)
    await room.ask('reserve', { orderId, lines: two(), holdSeconds: 600 }, order);
  await room.db.rows({
    name: '',
    text: `with others as (
        insert into reservations (order_id, state, held_until) select gen_random_uuid(), 'held', now() from generate_series(1, $1::int)
        returning order_id)
      insert into reservation_lines (order_id, variant_id, location_id, quantity) select order_id, $2, 'main', 1 from others`,
    values: [ordersMany, variantIds[0]],
  });
});
after(() => room.close());

const two = () => variantIds.slice(0, 2).map((variantId) => ({ variantId, quantity: 1 }));

test('who sells or gives back the goods of an order reads its own lines, and not those of all orders', async () => {
  // PostgreSQL has not been told yet how many there are, as in a shop that has just opened.
  const [sold = '', given = ''] = orderIds;
  for (const step of [commitStock(sold, 'stock.changed', ''), releaseStock(given, 'stock.changed', '')]) {
    const { reservation_lines: lines = 0 } = await rowsReadBy(room.db, step);
    assert.ok(lines > 0 && lines <= few, `${step.name} read ${lines} lines`);
  }
});

test('a quote reads what is asked for, and not the other variants', async () => {
  await room.db.rows({ name: '', text: 'analyze', values: [] });
  const asked = [variantIds[3] ?? '', variantIds[70] ?? ''];
  const read = await rowsReadBy(room.db, quoteVariants(asked, [1, 1], 'en', 'gb', 'GBP', []));
  assert.equal(read['variants'], 2);
  const { prices = 0, stock = 0 } = read;
  assert.ok(prices <= few && stock <= few, JSON.stringify(read));
  const seen = await rowsReadBy(room.db, seeVariants(asked));
  assert.deepEqual([seen['variants'], seen['prices'] ?? 0], [2, 0]);
});
