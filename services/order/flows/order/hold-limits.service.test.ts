import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import type { AddressValue } from '#contracts/order/cart.ts';
import type { Neighbours } from '#contracts/services.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, address, aReadyCart, aWorld, card, type FakeWorld } from '../../testing.ts';

const most = 5;
const otherCard = { ...card, number: '5555555555554444' };

describe('unpaid orders hold no more than the limit', () => {
  let room: TestRoom<'order'>;
  let world: FakeWorld;
  let isDown = false;
  before(async () => {
    world = aWorld();
    world.pays = { outcome: 'pending' };
    const setting = defaultSettings({
      'order.maxUnpaidOrders': most,
      'order.maxUnpaidPerAddress': most,
      'order.maxUnpaidPerCard': most,
    });
    const identifyCard: Neighbours<'order'>['payment']['identifyCard'] = async ({ method }) => {
      if (isDown) throw new Error('payment is down');
      return { cardKey: 'number' in method && method.number === card.number ? 'k'.repeat(43) : null };
    };
    const payment = { ...world.neighbours.payment, identifyCard };
    room = await openTestRoom(orderService, { neighbours: { ...world.neighbours, payment }, setting });
  });
  afterEach(async () => {
    assert.deepEqual(await orderService.audit(room.db), []);
  });
  after(() => room.close());

  type Ordering = {
    email: string;
    place?: Partial<AddressValue>;
    with?: typeof card | typeof otherCard;
    as?: Subject;
  };
  let houses = 0;
  /** Orders a cart: to a house and with a card that nobody else has, unless it is said. */
  async function orderWith({ email, place, with: paymentMethod = otherCard, as }: Ordering) {
    houses += 1;
    const asking = as ? { subject: as } : {};
    const {
      cart: _cart,
      quote: _quote,
      ...input
    } = await aReadyCart(room, world, { email, ...(as ? { as: asking as never } : {}) });
    const shippingAddress = { ...address, line1: `${houses} Long Lane`, ...place };
    accepted(await room.ask('setCartDetails', { cartToken: input.cartToken, shippingAddress }, asking));
    const answer = await room.ask('checkout', { ...input, paymentMethod }, asking);
    return 'refusal' in answer ? `${answer.refusal}: ${answer.detail}` : answer.state;
  }
  const wait = Array.from({ length: most }, () => 'awaiting-payment');
  const told =
    'rate-limited: There are too many orders that wait to be paid. Pay or cancel one of yours, or order again in half an hour.';
  /** Many at once: what became of them, sorted. */
  const atOnce = async (count: number, orderingOf: (index: number) => Ordering) =>
    (await Promise.all(Array.from({ length: count }, (_, index) => orderWith(orderingOf(index))))).toSorted();

  test('of one mailbox under many spellings, at once', async () => {
    const spellings = ['Ada@gmail.com', 'a.da@gmail.com', 'ada+1@gmail.com', 'ada+2@googlemail.com'];
    const outcomes = await atOnce(9, (index) => ({ email: spellings[index % 4] ?? '' }));
    assert.deepEqual(outcomes, [...wait, ...Array.from({ length: 4 }, () => told)]);
  });

  test('to one place under many names, at once; the house beside it is another', async () => {
    const house = (index: number): Partial<AddressValue> => ({
      line1: index % 2 ? '1 High Street' : '1, high street',
      line2: `Room ${index}`,
      name: `Buyer ${index}`,
    });
    const outcomes = await atOnce(9, (index) => ({
      email: `house-${index}@example.com`,
      place: house(index),
    }));
    assert.deepEqual(outcomes, [...wait, ...Array.from({ length: 4 }, () => told)]);
    const beside = { email: 'beside@example.com', place: { line1: '2 High Street' } };
    assert.equal(await orderWith(beside), 'awaiting-payment');
  });

  test('on one card, at once, also where it came second; nothing is told of whose they are', async () => {
    const first = await aReadyCart(room, world, { email: 'second-card@example.com' });
    const { cart: _cart, quote: _quote, ...input } = first;
    accepted(
      await room.ask('setCartDetails', {
        cartToken: first.cartToken,
        shippingAddress: { ...address, line1: '9 Wall' },
      }),
    );
    world.pays = { outcome: 'declined' };
    const refused = await room.ask('checkout', { ...input, paymentMethod: otherCard });
    const { orderId, orderKey } = ('data' in refused ? refused.data : {}) as {
      orderId: string;
      orderKey: string;
    };
    world.pays = { outcome: 'pending' };
    accepted(await room.ask('payOrder', { orderId, orderKey, paymentMethod: card }));
    const outcomes = await atOnce(9, (index) => ({ email: `card-${index}@example.com`, with: card }));
    assert.deepEqual(outcomes, [...wait.slice(1), ...Array.from({ length: 5 }, () => told)]);
  });

  test('staff who order for others, and their programs, are not counted', async () => {
    const as: Subject = {
      kind: 'key',
      keyId: '0198a000-0000-7000-8000-000000000009',
      permissions: ['orders.draft'],
    };
    const outcomes = await atOnce(7, () => ({
      email: 'phone@example.com',
      place: { line1: '1 Desk' },
      with: card,
      as,
    }));
    assert.deepEqual(
      outcomes,
      Array.from({ length: 7 }, () => 'awaiting-payment'),
    );
  });

  test('a card that nobody can identify is paid with all the same', async () => {
    isDown = true;
    assert.equal(await orderWith({ email: 'unknown@example.com', with: card }), 'awaiting-payment');
    isDown = false;
  });

  test('what is counted are hashes, and each count reads an index', async () => {
    const rows = await room.db.rows<{ keys: string }>({
      name: '',
      text: `select concat_ws(' ', buyer_key, address_key) as keys from orders where email = 'beside@example.com'`,
      values: [],
    });
    assert.match(rows[0]?.keys ?? '', /^[\w-]{43} [\w-]{43}$/);
    for (const [column, value] of Object.entries({ buyer_key: 'a', address_key: 'a', card_key: 'a' })) {
      const [, plan] = await room.db.flight([
        { name: '', text: 'set local enable_seqscan = off', values: [] },
        {
          name: '',
          text: `explain select count(*) from orders where ${column} = '${value}' and cart_id is not null
            and state in ('placed', 'awaiting-payment', 'payment-refused')`,
          values: [],
        },
      ]);
      assert.match(JSON.stringify(plan), /orders_unpaid_of_/, column);
    }
  });
});
