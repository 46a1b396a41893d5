import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { rowsReadBy } from '#runtime/testing/rows-read-by.ts';
import { paymentService } from '../service.ts';
import { query } from '../testing.ts';
import { callOffAttempts } from './attempt-moves.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(paymentService);
});
after(() => room.close());

test('what is called off for orders that were paid is found by the order, and not among all attempts of the shop', async () => {
  const made = await query(
    room,
    `insert into attempt (attempt_id, order_id, order_number, provider, method, amount_minor, currency, is_held, state)
     select gen_random_uuid(), gen_random_uuid(), 'AB12-CD34', 'fake', 'card', 100, 'GBP', false, 'captured' from generate_series(1, 1000)
     returning order_id as "orderId"`,
  );
  await query(room, 'analyze');
  const orders = made
    .slice(0, 3)
    .map(({ orderId }) => ({ orderId: String(orderId), keptId: null, madeBefore: null }));
  const read = await rowsReadBy(room.db, callOffAttempts(orders));
  assert.ok((read['attempt'] ?? 0) <= 10, `${read['attempt']} attempts`);
});
