import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aQuote, aReadyCart, aWorld, refused, support } from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from '../refund/fake-after-sale.ts';
import { additionBench } from './addition-bench.ts';

const world = aWorld();
let afterSale: AfterSale;
let room: TestRoom<'order'>;
let bench: ReturnType<typeof additionBench>;
before(async () => {
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  bench = additionBench(room, world, set);
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.before.clear();
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

// No deadline comes here.
const set = () => Promise.resolve();
const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });
const packer = {
  subject: { ...support.subject, permissions: ['orders.fulfil', 'orders.read'] },
} as typeof support;
/** Two at 12.50 and 3.95 for delivery, and a second thing at 3.33 that the shop sells. */
async function sold() {
  const other = aQuote({ unitPrice: gbp(333), title: 'Plate' });
  world.quotes.set(other.variantId, other);
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
  const order = accepted(await room.ask('checkout', input));
  return {
    ...order,
    own: { orderId: order.orderId, orderKey: order.orderKey ?? '' },
    variantId: quote.variantId,
    other,
  };
}
const whatsOf = async (orderId: string) => (await bench.see(orderId)).timeline.map(({ what }) => what);

describe('an addition to a paid order', () => {
  test('is proposed, made, mailed with its link, paid by another provider, and sent; all sums agree', async () => {
    const order = await sold();
    const lines = [
      { variantId: order.variantId, quantity: 1 },
      { variantId: order.other.variantId, quantity: 2 },
    ];
    const wish = { orderId: order.orderId, lines, shippingMethod: 'express' };
    const seen = await bench.see(order.orderId);
    const proposal = accepted(await room.ask('proposeAddition', wish, support));
    assert.deepEqual(
      [proposal.difference, proposal.differenceTax, proposal.payment, proposal.holdSeconds],
      [gbp(1250 + 666 + 300), gbp(208 + 111 + 50), 'link', 172_800],
    );
    assert.deepEqual(await bench.see(order.orderId), seen, 'a proposal writes nothing');
    const made = accepted(await bench.add(order.orderId, wish));
    const { payBefore, orderNumber, orderId } = made;
    assert.deepEqual([made.state, made.total, made.orderKey], ['due', gbp(2216), null]);
    assert.deepEqual(
      [world.reservations.get(orderId)?.state, world.quotes.get(order.other.variantId)?.free],
      ['held', 8],
    );
    const shown = accepted(await room.ask('getOrder', order.own));
    const [told] = shown.additions ?? [];
    assert.deepEqual(told, { ...made, orderKey: told?.orderKey });
    assert.equal(shown.shippingMethod, 'standard', 'the dearer way is not taken before it is paid');
    const pack = { orderId, reference: 'early', carrier: 'Post' };
    assert.equal(refused(await room.ask('ship', pack, packer)), 'order-state');
    await room.run('send-order-mail', { orderId, template: 'addition-due' });
    const mail = world.mails.at(-1);
    assert.deepEqual(
      [mail?.template, mail?.values.orderNumber, mail?.values.total],
      ['addition-due', order.orderNumber, '£22.16'],
    );
    assert.ok(mail?.values.orderUrl?.endsWith(`/en-gb/orders/${orderId}?key=${told?.orderKey}`));
    assert.match(mail?.values.payBefore ?? '', /^\d+ \w+ \d{4} at \d\d:\d\d (GMT|BST)$/);
    const own = { orderId, orderKey: told?.orderKey ?? '' };
    const before = accepted(await room.ask('getOrder', own));
    assert.deepEqual(
      [before.state, before.payment.state, before.payment.payBefore, before.addsTo],
      ['awaiting-payment', 'none', payBefore, { ...order.own, orderNumber: order.orderNumber }],
    );
    const paid = accepted(await room.ask('payOrder', { ...own, paymentMethod: { type: 'qr' } }));
    assert.deepEqual([paid.state, bench.kept(orderId), bench.kept(order.orderId)], ['paid', 2216, 2895]);
    const now = await bench.see(order.orderId);
    assert.deepEqual(
      [now.shippingMethod, now.additions?.map(({ state }) => state), now.totals.total],
      ['express', ['agreed'], gbp(2895)],
    );
    assert.deepEqual(await bench.documents(orderId), [['invoice', 2216]]);
    assert.deepEqual((await whatsOf(order.orderId)).slice(-2), ['added', 'addition-agreed']);
    assert.ok(now.timeline.at(-1)?.why.includes(orderNumber));
    const before2 = world.reservations.get(orderId)?.state;
    assert.equal(before2, 'committed');
    accepted(await room.ask('ship', { ...pack, reference: 'late' }, packer));
    assert.equal([...afterSale.shipments.values()].at(-1)?.orderId, orderId);
  });

  test('is refused without the right, at another version, for too much, and while one waits; nothing is written', async () => {
    const order = await sold();
    const { orderId, variantId } = order;
    const seen = await bench.see(orderId);
    const one = { lines: [{ variantId, quantity: 1 }] };
    const wrong: [object, string][] = [
      [{ ...one, version: seen.version - 1 }, 'version-conflict'],
      [{ lines: [{ variantId, quantity: 50 }] }, 'out-of-stock'],
      [{ lines: [{ variantId: uuidv7(), quantity: 1 }] }, 'variant-not-found'],
      [{}, 'value-invalid'],
      [{ ...one, orderId: uuidv7() }, 'order-not-found'],
    ];
    for (const [more, code] of wrong) assert.equal(refused(await bench.add(orderId, more)), code);
    const buyer = await room.ask('addToOrder', { ...one, orderId, version: 1, reference: 'x', reason: 'y' });
    assert.equal(refused(buyer), 'sign-in-required');
    assert.deepEqual(await bench.see(orderId), seen);
    const made = accepted(await bench.add(orderId, one));
    assert.equal(refused(await bench.add(orderId, one)), 'order-state');
    assert.equal(refused(await bench.add(made.orderId, one)), 'order-state');
  });

  test('twenty times the same is one; twenty others at once are one and nineteen who must look again', async () => {
    const order = await sold();
    const { orderId, variantId } = order;
    const { version } = await bench.see(orderId);
    const wish = { version, reference: 'same', lines: [{ variantId, quantity: 1 }] };
    const same = await Promise.all(Array.from({ length: 20 }, () => bench.add(orderId, wish)));
    const ids = same.flatMap((answer) => ('orderId' in answer ? [answer.orderId] : []));
    assert.ok(ids.length > 0 && new Set(ids).size === 1);
    const others = same.filter((answer) => 'refusal' in answer).map((answer) => refused(answer));
    assert.ok(
      others.every((code) => code === 'version-conflict'),
      others.join(),
    );
    assert.equal(
      refused(await bench.add(orderId, { ...wish, lines: [{ variantId, quantity: 2 }] })),
      'already-exists',
    );
    assert.equal(world.quotes.get(variantId)?.free, 7);
    const second = await sold();
    const { version: now } = await bench.see(second.orderId);
    const line = { lines: [{ variantId: second.variantId, quantity: 1 }], version: now };
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        bench.add(second.orderId, { ...line, reference: `try ${index}` }),
      ),
    );
    assert.equal(many.filter((answer) => 'orderId' in answer).length, 1);
    assert.equal(world.quotes.get(second.variantId)?.free, 7);
  });

  test('whose last goods somebody took meanwhile is undone, and the order goes on', async () => {
    const order = await sold();
    const { orderId, other } = order;
    world.before.set('catalog.reserve', () => world.quotes.set(other.variantId, { ...other, free: 0 }));
    const wish = { reference: 'gone', lines: [{ variantId: other.variantId, quantity: 1 }] };
    assert.equal(refused(await bench.add(orderId, wish)), 'out-of-stock');
    const { additions, timeline } = await bench.see(orderId);
    assert.deepEqual(
      additions?.map(({ state }) => state),
      ['undone'],
    );
    assert.equal(timeline.at(-1)?.what, 'addition-undone');
    world.before.clear();
    accepted(await bench.add(orderId, { lines: [{ variantId: order.variantId, quantity: 1 }] }));
  });
});
