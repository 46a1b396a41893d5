import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Subject } from '#contracts/access.ts';
import type { EventPayload } from '#contracts/events.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../services/catalog/service.ts';
import { insightService } from '../services/insight/service.ts';

let catalog: TestRoom<'catalog'>;
let insight: TestRoom<'insight'>;
before(async () => {
  catalog = await openTestRoom(catalogService);
  insight = await openTestRoom(insightService);
});
after(async () => {
  await catalog.close();
  await insight.close();
});

const subject: Subject = {
  kind: 'staff',
  staffId: uuidv7(),
  sessionId: uuidv7(),
  permissions: ['catalog.write', 'stock.write', 'reports.read'],
};
const staff = { subject };
const order = { caller: 'order' } as const;

async function aVariantId(): Promise<string> {
  const [productId, variantId] = [uuidv7(), uuidv7()];
  const words = { en: 'Cup', zh: '杯' };
  const price = { amountMinor: 295, currency: 'GBP' } as const;
  const variants = [
    {
      variantId,
      sku: `S-${variantId}`,
      option: null,
      picture: null,
      prices: [{ market: 'gb' as const, price }],
    },
  ];
  const product = { productId, slug: `cup-${productId}`, title: words, description: words, variants };
  const rest = { categorySlugs: [], taxClass: 'standard' as const, optionName: null, popularity: 1 };
  const answer = await catalog.ask('importProducts', { products: [{ ...product, ...rest }] }, staff);
  assert.ok(!('refusal' in answer), JSON.stringify(answer));
  return variantId;
}

const quantity = fc.integer({ min: 1, max: 6 });
const work = fc.record({ kind: fc.constantFrom('receive', 'sell', 'transfer', 'count', 'scrap'), quantity });

/** Does one thing with goods; what is refused changes nothing. */
async function does(variantId: string, { kind, quantity: some }: { kind: string; quantity: number }) {
  const line = { variantId, quantity: some };
  const lines = [line];
  const orderId = uuidv7();
  if (kind === 'receive') {
    const movements = [{ movementId: uuidv7(), ...line, reason: 'received' as const }];
    await catalog.ask('receiveStock', { movements }, staff);
  } else if (kind === 'transfer') {
    const places = { fromLocationId: 'main', toLocationId: 'south' };
    await catalog.ask('transferStock', { transferId: uuidv7(), ...places, lines }, staff);
  } else if (kind === 'count') {
    const counted = { countId: uuidv7(), locationId: 'main', reason: 'so' };
    await catalog.ask('countStock', { ...counted, lines: [{ variantId, counted: some }] }, staff);
  } else {
    const taken = await catalog.ask('reserve', { orderId, lines, holdSeconds: 60 }, order);
    if ('refusal' in taken) return;
    await catalog.ask('commitReservation', { orderId }, order);
    if (kind === 'sell') await catalog.ask('shipGoods', { shipmentId: uuidv7(), orderId, lines }, order);
    const back = {
      returnId: uuidv7(),
      orderId,
      lines: [{ variantId, quantity: 1 }],
      isSellable: kind === 'sell',
    };
    await catalog.ask('takeBackGoods', back, order);
  }
}

test('whatever is done with goods in catalog, insight knows as many of them at each location, in whatever order it is told', async () => {
  await catalog.ask('putLocation', { locationId: 'south', title: 'South', priority: 200 }, staff);
  await fc.assert(
    fc.asyncProperty(
      fc.array(work, { minLength: 3, maxLength: 12 }),
      fc.boolean(),
      async (works, isTurned) => {
        const variantId = await aVariantId();
        for (const each of works) await does(variantId, each);
        const told = (await catalog.announced()).filter(
          ({ name, payload }) => name === 'stock.moved' && JSON.stringify(payload).includes(variantId),
        );
        for (const { key, version, payload } of isTurned ? told.toReversed() : told) {
          await insight.hear({
            name: 'stock.moved',
            key,
            version,
            payload: payload as EventPayload<'stock.moved'>,
          });
        }
        const stock = await catalog.ask('getStock', { variantId }, staff);
        assert.ok('locations' in stock);
        const ages = await insight.ask('reportStockAges', { locale: 'en-gb', limit: 100 }, staff);
        assert.ok('accounts' in ages);
        const lying = stock.locations.filter(({ onHand }) => onHand > 0);
        const own = ages.accounts.filter((account) => account.variantId === variantId);
        assert.deepEqual(
          Object.fromEntries(
            own.map(({ locationId, bands }) => [
              locationId,
              bands.reduce((sum, band) => sum + band.quantity, 0),
            ]),
          ),
          Object.fromEntries(lying.map(({ locationId, onHand }) => [locationId, onHand])),
        );
      },
    ),
    { numRuns: 15 },
  );
  assert.deepEqual(await insightService.audit(insight.db), []);
  assert.deepEqual(await catalogService.audit(catalog.db), []);
});
