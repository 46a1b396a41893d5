import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { insightService } from '../../service.ts';
import {
  aCategoryChanged,
  analyst,
  anOrderCancelled,
  anOrderPaid,
  anOrderPlaced,
  anOrderRefunded,
  aProductChanged,
  aVariant,
} from '../../testing.ts';

let room: TestRoom<'insight'>;
const [cup, plate, lamp] = [aVariant({ sku: 'CUP' }), aVariant({ sku: 'PLATE' }), aVariant({ sku: 'LAMP' })];
const tableware = aProductChanged({ slug: 'tableware', variants: [cup, plate], categorySlugs: ['dining'] });
const light = aProductChanged({ slug: 'light', variants: [lamp], categorySlugs: ['home'] });

before(async () => {
  room = await openTestRoom(insightService);
  await room.hear(aCategoryChanged('home', { en: 'Home', zh: '家居' }));
  await room.hear(aCategoryChanged('dining', { en: 'Dining', zh: '餐厅' }, 'home'));
  await room.hear(tableware);
  await room.hear(light);
});
const projections = [
  'order_figures',
  'daily_figures',
  'market_figures',
  'order_lines',
  'variant_figures',
  'variant_sales',
  'order_refunds',
  'customer_profiles',
  'segment_members',
];
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  for (const table of projections) {
    await room.db.rows({ name: `test.clear-${table}`, text: `delete from ${table}`, values: [] });
  }
  await room.db.rows({ name: 'test.clear-sizes', text: 'update segments set size = 0', values: [] });
});
after(() => room.close());

const may = { from: '2026-05-01', to: '2026-05-31', market: 'gb', locale: 'en-gb' } as const;

async function reports() {
  const { locale, ...period } = may;
  const [days, products, categories] = [
    await room.ask('reportSales', period, analyst),
    await room.ask('reportProducts', may, analyst),
    await room.ask('reportCategories', may, analyst),
  ];
  assert.ok('days' in days && 'products' in products && 'categories' in categories && locale);
  return { days: days.days, products: products.products, categories: categories.categories };
}

test('an order of the past counts on its own day, by the clock of London', async () => {
  const orderId = uuidv7();
  await room.hear(anOrderPlaced(orderId, 1500, { placedAt: '2026-05-09T23:30:00.000Z' }));
  await room.hear(
    anOrderPaid(orderId, 1500, {
      paidAt: '2026-05-10T22:59:59.000Z',
      lines: [[cup, 2, 1000]],
      feesMinor: 50,
    }),
  );
  const { days, products, categories } = await reports();
  assert.deepEqual(days, [
    {
      day: '2026-05-10',
      market: 'gb',
      currency: 'GBP',
      placed: 1,
      placedAndPaid: 1,
      orders: 1,
      revenueMinor: 1500,
      feesMinor: 50,
      refundedMinor: 0,
    },
  ]);
  const sums = { orders: 1, quantity: 2, revenueMinor: 1000, refundedQuantity: 0, refundedMinor: 0 };
  assert.deepEqual(products, [
    { productId: tableware.key, slug: 'tableware', title: tableware.payload.product.title.en, ...sums },
  ]);
  assert.deepEqual(categories, [
    { slug: 'home', title: 'Home', ...sums },
    { slug: 'dining', title: 'Dining', ...sums },
  ]);
});

type Line = { which: number; quantity: number; grossMinor: number };
type Plan = {
  day: number;
  lines: Line[];
  isPlaced: boolean;
  isCancelled: boolean;
  isRefunded: boolean;
  customer: number;
};
const goods = [cup, plate, lamp];

const aPlan = fc.record({
  day: fc.integer({ min: 1, max: 5 }),
  lines: fc.array(
    fc.record({ which: fc.nat(2), quantity: fc.integer({ min: 1, max: 4 }), grossMinor: fc.nat(5000) }),
    { minLength: 1, maxLength: 4 },
  ),
  isPlaced: fc.boolean(),
  isCancelled: fc.boolean(),
  isRefunded: fc.boolean(),
  customer: fc.nat(2),
});

/** Of the first line one unit is given back, at its share of the line; the rest when the order is cancelled after that. */
const refundOf = ([line]: readonly Line[]) =>
  line && { which: line.which, quantity: 1, grossMinor: Math.floor(line.grossMinor / line.quantity) };
const customers = [null, '0198a000-0000-7000-8000-0000000000c1', '0198a000-0000-7000-8000-0000000000c2'];

function eventsOf({ day, lines, isPlaced, isCancelled, isRefunded, customer }: Plan) {
  const orderId = uuidv7();
  const at = `2026-05-0${day}T12:00:00.000Z`;
  const totalMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0) + 395;
  const told = lines.map(
    ({ which, quantity, grossMinor }) => [goods[which] ?? cup, quantity, grossMinor] as const,
  );
  const refund = isRefunded ? refundOf(lines) : undefined;
  const customerId = customers[customer] ?? undefined;
  const left = totalMinor - (refund?.grossMinor ?? 0);
  return [
    ...(isPlaced ? [anOrderPlaced(orderId, totalMinor, { placedAt: at })] : []),
    anOrderPaid(orderId, totalMinor, { paidAt: at, lines: told, ...(customerId && { customerId }) }),
    ...(refund
      ? [
          anOrderRefunded(orderId, refund.grossMinor, {
            paidAt: at,
            lines: [[goods[refund.which] ?? cup, refund.quantity, refund.grossMinor]],
          }),
        ]
      : []),
    ...(isCancelled ? [anOrderCancelled(orderId, left, at)] : []),
  ];
}

function recount(plans: readonly Plan[]) {
  const byDay = new Map<string, number[]>();
  const byProduct = new Map<string, number[]>();
  for (const { day, lines, isPlaced, isCancelled, isRefunded } of plans) {
    const totalMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0) + 395;
    const placed = Number(isPlaced);
    const back = isCancelled ? 1 : 0;
    const refund = isRefunded && !isCancelled ? refundOf(lines) : undefined;
    add(byDay, `2026-05-0${day}`, [
      placed,
      placed,
      1,
      totalMinor,
      back * totalMinor + (refund?.grossMinor ?? 0),
    ]);
    for (const { which, quantity, grossMinor } of lines) {
      const product = which === 2 ? light.key : tableware.key;
      add(byProduct, product, [quantity, grossMinor, back * quantity, back * grossMinor]);
    }
    if (refund) {
      const product = refund.which === 2 ? light.key : tableware.key;
      add(byProduct, product, [0, 0, refund.quantity, refund.grossMinor]);
    }
  }
  return { byDay, byProduct };
}

function add(sums: Map<string, number[]>, key: string, parts: number[]): void {
  const known = sums.get(key) ?? parts.map(() => 0);
  sums.set(
    key,
    known.map((sum, index) => sum + (parts[index] ?? 0)),
  );
}

test('whatever is told, twice and in any order, reports are the sums of the orders, and a rebuild gives the same', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(aPlan, { maxLength: 8 }), fc.infiniteStream(fc.nat()), async (plans, dice) => {
        const events = plans.flatMap(eventsOf);
        const shuffled = () =>
          events
            .concat(events.filter((_, index) => index % 3 === 0))
            .map((event) => ({ event, place: dice.next().value as number }))
            .toSorted((one, other) => one.place - other.place)
            .map(({ event }) => event);
        for (const event of shuffled()) await room.hear(event);
        const told = await reports();
        const { byDay, byProduct } = recount(plans);
        assert.deepEqual(
          new Map(
            told.days.map((row) => [
              row.day,
              [row.placed, row.placedAndPaid, row.orders, row.revenueMinor, row.refundedMinor],
            ]),
          ),
          new Map([...byDay].toSorted(([one], [other]) => (one < other ? 1 : -1))),
        );
        assert.deepEqual(
          Object.fromEntries(
            told.products.map((row) => [
              row.productId,
              [row.quantity, row.revenueMinor, row.refundedQuantity, row.refundedMinor],
            ]),
          ),
          Object.fromEntries(byProduct),
        );
        assert.deepEqual(await room.room.definition.audit(room.db), []);
        await clear();
        for (const event of shuffled()) await room.hear(event);
        assert.deepEqual(await reports(), told);
      })
      .afterEach(clear),
    { numRuns: 25, seed: 11 },
  );
});

async function clear(): Promise<void> {
  for (const table of projections) {
    await room.db.rows({ name: `test.clear-${table}`, text: `delete from ${table}`, values: [] });
  }
  await room.db.rows({ name: 'test.clear-sizes', text: 'update segments set size = 0', values: [] });
}

test('products come page by page, those of most revenue first, for one statement each', async () => {
  await room.hear(
    anOrderPaid(uuidv7(), 900, {
      paidAt: '2026-05-02T12:00:00Z',
      lines: [
        [cup, 1, 200],
        [lamp, 1, 700],
      ],
    }),
  );
  room.statements.length = 0;
  const first = await room.ask('reportProducts', { ...may, limit: 1 }, analyst);
  assert.deepEqual(room.statements, ['insight.reports.products']);
  assert.ok('products' in first && first.nextCursor !== null);
  const second = await room.ask('reportProducts', { ...may, limit: 1, cursor: first.nextCursor }, analyst);
  assert.ok('products' in second);
  assert.deepEqual(
    [first.products[0]?.slug, second.products[0]?.slug, second.nextCursor],
    ['light', 'tableware', null],
  );
  const foreign = await room.ask('reportCategories', { ...may, cursor: 'bm9uZQ' }, analyst);
  assert.equal('refusal' in foreign && foreign.path, '/cursor');
});

test('a period that is empty or too long is refused', async () => {
  const ask = async (from: string, to: string) => {
    const refused = await room.ask('reportSales', { from, to, market: 'gb' }, analyst);
    return 'refusal' in refused && [refused.refusal, refused.path];
  };
  assert.deepEqual(await ask('2026-05-02', '2026-05-01'), ['invalid-input', '/to']);
  assert.deepEqual(await ask('2026-01-01', '2027-01-02'), ['invalid-input', '/from']);
});

test('goods that lie are those that can be had, have been known long enough and were not sold since', async () => {
  await room.db.rows({
    name: 'test.age',
    text: "update variants set first_heard_on = '2020-01-01'",
    values: [],
  });
  const today = dayOf(new Date().toISOString(), 'GBP');
  await room.hear(anOrderPaid(uuidv7(), 200, { paidAt: new Date().toISOString(), lines: [[cup, 1, 200]] }));
  await room.hear(anOrderPaid(uuidv7(), 200, { paidAt: '2024-05-02T12:00:00Z', lines: [[lamp, 1, 200]] }));
  const unsold = async (days: number, more: { limit?: number; cursor?: string } = {}) => {
    const answer = await room.ask('reportUnsold', { days, locale: 'en-gb', ...more }, analyst);
    assert.ok('variants' in answer);
    return answer;
  };
  const rows = (await unsold(30)).variants.map(({ sku, lastSoldOn, free }) => [sku, lastSoldOn, free]);
  assert.deepEqual(rows, [
    ['PLATE', null, 10],
    ['LAMP', '2024-05-02', 10],
  ]);
  const { nextCursor } = await unsold(30, { limit: 1 });
  assert.ok(nextCursor !== null);
  assert.deepEqual(
    (await unsold(30, { limit: 1, cursor: nextCursor })).variants.map(({ sku }) => sku),
    ['LAMP'],
  );
  assert.ok(today > '2026');
});

test('reports are for those who may read them', async () => {
  const refused = await room.ask('reportProducts', may);
  assert.equal('refusal' in refused && refused.refusal, 'sign-in-required');
});
