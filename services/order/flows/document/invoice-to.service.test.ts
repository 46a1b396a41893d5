import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, refused, support, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
afterEach(async () => assert.deepEqual(await orderService.audit(room.db), []));
after(() => room.close());

const company = { name: 'Engines <Ltd>', taxNumber: 'GB 999 9999 73' };
const kept = { name: 'Engines <Ltd>', taxNumber: 'GB999999973' };

describe('to whom an invoice is written', () => {
  test('is kept on the cart and the order, and stands on the invoice and its credit note', async () => {
    const { cartToken, cart, quote: _quote, ...input } = await aReadyCart(room, world);
    assert.equal(cart.invoiceTo, null);
    const set = accepted(await room.ask('setCartDetails', { cartToken, invoiceTo: company }));
    assert.deepEqual([set.invoiceTo, set.version], [kept, cart.version + 1]);
    const again = accepted(await room.ask('setCartDetails', { cartToken, invoiceTo: company }));
    assert.equal(again.version, set.version);
    const order = accepted(await room.ask('checkout', { cartToken, ...input }));
    assert.deepEqual(order.invoiceTo, kept);
    accepted(await room.ask('cancelOrder', { orderId: order.orderId, reason: 'Asked' }, support));
    const { orderId } = order;
    const { documents } = accepted(await room.ask('listDocuments', { orderId }, support));
    assert.deepEqual(
      documents.map(({ kind }) => kind),
      ['invoice', 'credit-note'],
    );
    for (const { documentId } of documents) {
      const file = accepted(await room.ask('readDocument', { orderId, documentId, format: 'html' }, support));
      const page = Buffer.from(file.base64, 'base64').toString();
      assert.ok(page.includes('Engines &lt;Ltd&gt;<br>VAT number: GB999999973<br>'), page);
    }
  });

  test('is refused without a name or with a number of no known form, and the cart stays as it was; null takes it away', async () => {
    const { cartToken } = await aReadyCart(room, world);
    const { version } = accepted(await room.ask('setCartDetails', { cartToken, invoiceTo: company }));
    for (const invoiceTo of [{ name: ' ' }, { name: 'Engines', taxNumber: '12' }]) {
      assert.equal(refused(await room.ask('setCartDetails', { cartToken, invoiceTo })), 'value-invalid');
    }
    const cart = accepted(await room.ask('getCart', { cartToken }));
    assert.deepEqual([cart.invoiceTo, cart.version], [kept, version]);
    const without = accepted(await room.ask('setCartDetails', { cartToken, invoiceTo: null }));
    assert.deepEqual([without.invoiceTo, without.version], [null, version + 1]);
  });
});
