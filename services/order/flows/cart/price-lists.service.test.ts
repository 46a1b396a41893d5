import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, address, aQuote, aWorld, card } from '../../testing.ts';

/** What the catalog was asked last; from ten on, a thing costs 10.00 instead of 12.50, to the trade 8.00. */
let asked: InputTo<'catalog', 'quote'> | undefined;
let room: TestRoom<'order'>;
const quote = aQuote({ free: 100 });
before(async () => {
  const { catalog, ...others } = aWorld().neighbours;
  room = await openTestRoom(orderService, {
    neighbours: {
      ...others,
      catalog: {
        ...catalog,
        reserve: () => Promise.resolve({ state: 'held' }),
        commitReservation: () => Promise.resolve({ state: 'committed' }),
        quote: (input) => {
          asked = input;
          const [quantity = 1] = input.quantities ?? [];
          const amountMinor = input.groups?.includes('trade') ? 800 : quantity < 10 ? 1250 : 1000;
          const unitPrice = { amountMinor, currency: 'GBP' } as const;
          return Promise.resolve({ variants: input.variantIds.map(() => ({ ...quote, unitPrice })) });
        },
      },
    },
  });
});
after(() => room.close());

test('a line is priced by its quantity and the groups of its buyer, from the cart to the order', async () => {
  const { variantId } = quote;
  const goodsOf = ({ totals }: { totals: { goods: { amountMinor: number } } }) => totals.goods.amountMinor;
  const lines = [{ variantId, quantity: 9 }];
  const nine = accepted(await room.ask('createCart', { locale: 'en-gb', lines }));
  const { cartToken } = nine;
  const ten = accepted(await room.ask('addLine', { cartToken, variantId, quantity: 1 }));
  assert.deepEqual(asked, {
    variantIds: [variantId],
    quantities: [10],
    groups: [],
    locale: 'en-gb',
    market: 'gb',
  });
  const seen = accepted(await room.ask('getCart', { cartToken }));
  assert.deepEqual([nine, ten, seen].map(goodsOf), [9 * 1250, 10 * 1000, 10 * 1000]);
  const less = accepted(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 2 }));
  assert.equal(goodsOf(less), 2500);
  const subject = { kind: 'customer', customerId: uuidv7(), sessionId: uuidv7(), groups: ['trade'] } as const;
  const details = { email: 'ada@example.com', shippingAddress: address, shippingMethod: 'standard' };
  const trade = accepted(await room.ask('setCartDetails', { cartToken, ...details }, { subject }));
  assert.equal(goodsOf(trade), 1600);
  const expectedTotal = trade.totals.total;
  const order = accepted(
    await room.ask('checkout', { cartToken, expectedTotal, paymentMethod: card }, { subject }),
  );
  assert.deepEqual([goodsOf(order), order.lines[0]?.unitPrice.amountMinor], [1600, 800]);
});
