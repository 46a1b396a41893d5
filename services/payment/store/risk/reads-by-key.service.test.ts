import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { rowsReadBy } from '#runtime/testing/rows-read-by.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { paymentService } from '../../service.ts';
import { query } from '../../testing.ts';
import { countSignals } from './signals.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(paymentService);
});
after(() => room.close());

/** Attempts of one card, from one place, in a state; the twentieth part of them was refused. */
async function attempts(many: number, state: string): Promise<void> {
  await query(
    room,
    `with made as (
       insert into attempt (attempt_id, order_id, order_number, provider, method, amount_minor, currency, is_held, state)
       select gen_random_uuid(), gen_random_uuid(), 'AB12-CD34', 'fake', 'card', 100, 'GBP', false, $2 from generate_series(1, $1::int)
       returning attempt_id)
     insert into risk_signal (attempt_id, card_key, buyer_key, client_key, is_small, is_refused)
     select attempt_id, 'card', 'buyer', 'client', false, $2 = 'declined' and row_number() over () % 20 = 0 from made`,
    [many, state],
  );
}

test('what the rules count of a card is not read from all payments that were ever made with it', async () => {
  await attempts(400, 'captured');
  await attempts(100, 'declined');
  await attempts(3, 'new');
  await query(room, 'analyze');
  const windows = [3600, 3600, 3600, 0, 0, 3600, 3600, 0];
  const step = countSignals(uuidv7(), 'card', 'buyer', 'client', windows);
  const [counts] = await room.db.rows(step);
  assert.equal(counts?.['card-declines'], 8, 'five that were refused, three of which nobody knows yet');
  assert.equal(counts?.['client-declines'], 5);
  const read = await rowsReadBy(room.db, step);
  assert.ok((read['risk_signal'] ?? 0) <= 30, `${read['risk_signal']} signals`);
  assert.ok((read['attempt'] ?? 0) <= 10, `${read['attempt']} attempts`);
});
