import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, type FakeWorld } from '../../testing.ts';
import { returnStaff as staff, returnSteps } from '../return/return-steps.ts';
import { fakeAfterSale, type AfterSale } from './fake-after-sale.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
let afterSale: AfterSale;
before(async () => {
  world = aWorld();
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const ada = aCustomer();
const { approve, receive } = returnSteps((...asked) => room.ask(...asked), ada);
const read = <Row>(text: string, orderId: string) => room.db.rows<Row>({ name: '', text, values: [orderId] });

test('a return waits with its goods for the catalog to have booked out what was sent', async () => {
  world.down.add('catalog.shipGoods');
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, { quantity: 2, as: ada });
  const { orderId, lines } = accepted(await room.ask('checkout', input, ada));
  const lineId = lines[0]?.lineId ?? '';
  accepted(await room.ask('ship', { orderId, reference: 'all', carrier: 'Royal Mail' }, staff));
  const { returnId } = accepted(await receive(await approve({ orderId, lineId }, 1), lineId, 1));
  await room.run('settle-return', { returnId });
  assert.equal(afterSale.returns.size, 0, 'what never left would be refused, for a person to look at');
  const [refund] = accepted(await room.ask('listRefunds', { orderId }, staff)).refunds;
  assert.equal(refund?.state, 'succeeded', 'the money does not wait');

  world.down.clear();
  const [shipment] = await read<{ id: string }>(
    'select shipment_id::text as id from shipments where order_id = $1',
    orderId,
  );
  await room.run('send-goods', { shipmentId: shipment?.id });
  await room.run('send-refund', { refundId: refund?.refundId });
  assert.equal(afterSale.returns.size, 1);
  const missing = `select from order_timeline where order_id = $1 and what = 'goods-missing'`;
  assert.deepEqual(await read(missing, orderId), []);
});
