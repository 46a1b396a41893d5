import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { anOrderCancelled, anOrderPaid, supporter } from '../../testing.ts';

const gateway: Asking = { subject: { kind: 'system', service: 'gateway', cause: 'test' } };

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await insightService.audit(room.db), []);
});
after(() => room.close());

const rows = (text: string) => room.db.rows<Record<string, unknown>>({ name: '', text, values: [] });
const now = () => new Date(Date.now() - 60_000).toISOString();
const personOf = (customerId: string) => ({ person: { customerId, email: null, phone: null } });

async function buy(customerId: string): Promise<string> {
  const orderId = uuidv7();
  await room.hear(anOrderPaid(orderId, 1000, { paidAt: now(), lines: [], customerId }));
  return orderId;
}

async function told(customerId: string): Promise<unknown[]> {
  const answer = await room.ask('exportPerson', personOf(customerId), gateway);
  assert.ok('records' in answer);
  return answer.records.map(({ kind, data }) => [kind, data['orders'], data['valueMinor'], data['segments']]);
}

test('the profile of a person is told and forgotten; the figures of the shop stay', async () => {
  const [customer, other] = [uuidv7(), uuidv7()];
  const orderId = await buy(customer);
  await buy(other);
  assert.deepEqual(await told(customer), [['profile', 1, 1000, ['New']]]);
  const days = await rows('select * from daily_figures');
  for (let times = 0; times < 2; times += 1) {
    room.statements.length = 0;
    assert.deepEqual(await room.ask('erasePerson', personOf(customer), gateway), { state: 'done' });
    assert.deepEqual(room.statements, [
      'insight.person.lock',
      'insight.person.mark-erased',
      'insight.person.erase',
    ]);
  }
  assert.deepEqual(await told(customer), []);
  assert.deepEqual(await told(other), [['profile', 1, 1000, ['New']]]);
  assert.deepEqual(await rows('select * from daily_figures'), days);
  const figures = await room.ask('getCustomerFigures', { customerId: customer }, supporter);
  assert.deepEqual(figures, { profiles: [], segments: [] });
  await room.hear(anOrderCancelled(orderId, 1000, now()));
  assert.deepEqual(await told(customer), []);
});

test('an order that is heard of after its customer was forgotten counts for the shop, and is nobody’s', async () => {
  const customer = uuidv7();
  const countOf = async () => (await rows('select sum(orders) as orders from daily_figures'))[0];
  const before = Number((await countOf())?.['orders'] ?? 0);
  await room.ask('erasePerson', personOf(customer), gateway);
  const orderId = await buy(customer);
  assert.deepEqual(await told(customer), []);
  assert.deepEqual(await rows(`select customer_id from order_figures where order_id = '${orderId}'`), [
    { customer_id: null },
  ]);
  assert.equal(Number((await countOf())?.['orders']), before + 1);
});

test('orders that come while their customer is forgotten leave no torn profile', async () => {
  const customer = uuidv7();
  await Promise.all(
    Array.from({ length: 12 }, (_, each) =>
      each % 4 === 3 ? room.ask('erasePerson', personOf(customer), gateway) : buy(customer),
    ),
  );
  assert.deepEqual(await insightService.audit(room.db), []);
  assert.deepEqual(await told(customer), []);
  assert.deepEqual(await rows(`select 1 from order_figures where customer_id = '${customer}'`), []);
});
