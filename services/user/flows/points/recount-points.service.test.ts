import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aPerson, query } from '../../testing.ts';

let room: TestRoom<'user'>;
let customerId: string;
const asRepairer = {
  caller: 'insight',
  subject: {
    kind: 'staff',
    staffId: randomUUID(),
    sessionId: randomUUID(),
    permissions: ['customers.write'],
  },
} as const;
before(async () => {
  room = await openTestRoom(userService);
  ({ customerId } = (await aPerson(room)).subject);
  const orderId = randomUUID();
  const total = { amountMinor: 2599, currency: 'GBP' } as const;
  const lines = [{ variantId: randomUUID(), quantity: 1, gross: total }];
  const payload = { orderId, customerId, locale: 'en-gb', total, paidAt: '2026-11-01T10:00:00.000Z', lines };
  await room.hear({ name: 'order.paid', key: orderId, version: 1, payload } as never);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const change = (set: string) =>
  query(room, `update points_account set ${set} where account_id = '${customerId}'`);
const recount = () => room.ask('recountPoints', { customerId }, asRepairer);

test('a balance and what is reserved that were written wrong are set to the sums of entries and holds', async () => {
  const right = accepted(await recount());
  assert.deepEqual(right, { balance: 25, reserved: 0 });
  await change('balance = balance + 4, reserved = 3');
  assert.deepEqual(accepted(await recount()), right);
  assert.deepEqual(accepted(await recount()), right, 'twice is once');
});

test('where lots and entries differ nobody can say which is right: nothing is changed', async () => {
  await query(room, `update points_lot set remaining = remaining - 1 where account_id = '${customerId}'`);
  await change('balance = balance - 1');
  const answer = await recount();
  assert.ok('refusal' in answer && answer.refusal === 'value-invalid', JSON.stringify(answer));
  const kept = await query(room, `select balance from points_account where account_id = '${customerId}'`);
  assert.deepEqual(kept, [{ balance: 24 }]);
  await query(room, `update points_lot set remaining = remaining + 1 where account_id = '${customerId}'`);
  await change('balance = balance + 1');
});

test('a customer who is not there is refused', async () => {
  const answer = await room.ask('recountPoints', { customerId: randomUUID() }, asRepairer);
  assert.equal('refusal' in answer && answer.refusal, 'not-found');
});
