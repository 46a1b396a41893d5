import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { returnStaff as staff, returnSteps } from '../../flows/return/return-steps.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld } from '../../testing.ts';
import { auditOrder, auditSomeOrders } from '../audit.ts';

let room: TestRoom<'order'>;
/** The order whose goods came back, and that by which some of them were sent again. */
let orderIds: string[] = [];
/** Lets one more unit of it be sent back. */
let sendBack: () => Promise<string>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const ada = aCustomer();
  const { approve, receive } = returnSteps((...asked) => room.ask(...asked), ada);
  const more = { quantity: 5, quote: { free: 50 }, as: ada };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, more);
  const { orderId, lines } = accepted(await room.ask('checkout', input, ada));
  accepted(await room.ask('ship', { orderId, reference: 'one', carrier: 'Royal Mail' }, staff));
  const lineId = lines[0]?.lineId ?? '';
  for (const outcome of ['refund', 'exchange'] as const) {
    const returnId = await approve({ orderId, lineId }, 1);
    accepted(await receive(returnId, lineId, 1, { outcome }));
    if (outcome === 'exchange') await room.run('send-exchange', { returnId });
    await room.run('settle-return', { returnId });
  }
  sendBack = () => approve({ orderId, lineId }, 1);
  await sendBack();
  const [sent] = await room.db.rows<{ id: string }>({
    name: '',
    text: 'select exchange_order_id as id from returns where exchange_order_id is not null',
    values: [],
  });
  orderIds = [orderId, sent?.id ?? ''];
});
after(() => room.close());

/** A breach of each rule, and what undoes it, on an order with a refunded, an exchanged and an approved return. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'no more is sent back than was sent': [
    `update return_lines set quantity = quantity + 3 where received is null`,
    `update return_lines set quantity = quantity - 3 where received is null`,
  ],
  'a return rests no longer than its deadline': [
    `update returns set due_at = due_at - interval '60 days' where state = 'approved'`,
    `update returns set due_at = due_at + interval '60 days' where state = 'approved'`,
  ],
  'a return that arrived is settled': [
    `update returns set state = 'received', changed_at = now() - interval '61 seconds' where number = 1`,
    `update returns set state = 'closed' where number = 1`,
  ],
  'a return gives back what arrived of it': [
    `update refunds set return_id = (select return_id from returns where number = 3)`,
    `update refunds set return_id = (select return_id from returns where number = 1)`,
  ],
  'a refund of a return comes after its arrival': [
    `update refunds set return_id = (select return_id from returns where number = 3)`,
    `update refunds set return_id = (select return_id from returns where number = 1)`,
  ],
  'an exchange sends again what arrived of it': [
    `update return_lines set received = 0 from returns r
     where return_lines.return_id = r.return_id and outcome = 'exchange'`,
    `update return_lines set received = 1 from returns r
     where return_lines.return_id = r.return_id and outcome = 'exchange'`,
  ],
  'goods that are sent again belong to an exchange': [
    `with apart as (update returns set state = 'received', exchange_order_id = null where outcome = 'exchange')
     update orders set paid_at = paid_at - interval '2 hours' where total_minor = 0`,
    `with again as (update orders set paid_at = paid_at + interval '2 hours' where total_minor = 0 returning order_id)
     update returns set state = 'closed', exchange_order_id = again.order_id from again where outcome = 'exchange'`,
  ],
};

for (const [rule, [breach, undo]] of Object.entries(breaches)) {
  test(`a breach is found: ${rule}`, async () => {
    assert.deepEqual(await auditOrder(room.db), []);
    for (const orderId of orderIds) assert.deepEqual(await auditSomeOrders(room.db, [orderId]), []);
    await room.db.rows({ name: '', text: breach, values: [] });
    const found = await auditOrder(room.db);
    const part = await auditSomeOrders(room.db, orderIds);
    await room.db.rows({ name: '', text: undo, values: [] });
    assert.ok(
      found.some((finding) => finding.rule === rule && finding.ids.length === 1),
      JSON.stringify(found),
    );
    assert.ok(
      part.some((finding) => finding.rule === rule && finding.ids.length === 1),
      JSON.stringify(part),
    );
  });
}

test('the audit of changes looks at the order of a return that moved, and of one that is late', async () => {
  const asAuditor = {
    caller: 'insight',
    subject: { kind: 'system', service: 'insight', cause: 'test' },
  } as const;
  const look = async (after: unknown) =>
    accepted(await room.ask('auditChanges', { after: after as null, ids: [] }, asAuditor));
  const { mark, orderIds: late } = await look(null);
  assert.deepEqual(late, []);
  await sendBack();
  assert.deepEqual((await look(mark)).orderIds, orderIds.slice(0, 1));
  const age = `update returns set due_at = due_at - interval '60 days' where state = 'approved' and number = 3`;
  await room.db.rows({ name: '', text: age, values: [] });
  const { findings } = await look(null);
  assert.deepEqual(
    findings.map(({ rule, ids }) => [rule, ids.length]),
    [['a return rests no longer than its deadline', 1]],
  );
});
