import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, aVariant, countersOf, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
after(() => room.close());

type Hold = { state: 'held' | 'committed' | 'released'; lines: number[] };
/** What is kept back, and what may be ordered beyond what is free. */
type Limits = { safety: number; backorderLimit: number };
type Model = { onHand: number[]; limits: Limits[]; orders: Map<number, Hold> };
type Step =
  | { do: 'reserve'; order: number; lines: number[] }
  | { do: 'commit' | 'release' | 'expire'; order: number }
  | { do: 'receive'; variant: number; quantity: number }
  | { do: 'limits'; variant: number; limits: Limits };

const variantCount = 2;
const someOrder = fc.integer({ min: 0, max: 3 });
const someLines = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: variantCount, maxLength: variantCount })
  .filter((lines) => lines.some((quantity) => quantity > 0));
const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('reserve' as const), order: someOrder, lines: someLines }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('commit', 'release', 'expire'), order: someOrder }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      variant: fc.integer({ min: 0, max: variantCount - 1 }),
      quantity: fc.integer({ min: -5, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('limits' as const),
      variant: fc.integer({ min: 0, max: variantCount - 1 }),
      limits: fc.record({ safety: fc.nat(4), backorderLimit: fc.nat(6) }),
    }),
  },
);

const taken = (model: Model, variant: number, states: string[]) =>
  [...model.orders.values()]
    .filter(({ state }) => states.includes(state))
    .reduce((sum, { lines }) => sum + (lines[variant] ?? 0), 0);
const limitsOf = (model: Model, variant: number) => model.limits[variant] ?? { safety: 0, backorderLimit: 0 };
const free = (model: Model, variant: number) =>
  (model.onHand[variant] ?? 0) -
  taken(model, variant, ['held', 'committed']) -
  limitsOf(model, variant).safety;
const usable = (model: Model, variant: number) =>
  free(model, variant) + limitsOf(model, variant).backorderLimit;
const isThere = (model: Model, lines: number[]) =>
  lines.every((quantity, variant) => quantity <= usable(model, variant));

/** What a step does to the model, and what it answers. */
function apply(model: Model, step: Step): string {
  if (step.do === 'receive') {
    const isEmptied = (model.onHand[step.variant] ?? 0) + step.quantity < 0;
    if (isEmptied || usable(model, step.variant) + step.quantity < 0) return 'value-invalid';
    model.onHand[step.variant] = (model.onHand[step.variant] ?? 0) + step.quantity;
    return 'recorded';
  }
  if (step.do === 'limits') {
    const before = limitsOf(model, step.variant);
    const left = free(model, step.variant) + before.safety - step.limits.safety;
    if (left < -step.limits.backorderLimit) return 'value-invalid';
    model.limits[step.variant] = step.limits;
    return 'recorded';
  }
  const known = model.orders.get(step.order);
  if (step.do === 'reserve') {
    if (known) return known.state;
    if (!isThere(model, step.lines)) return 'out-of-stock';
    model.orders.set(step.order, { state: 'held', lines: step.lines });
    return 'held';
  }
  if (!known) {
    if (step.do === 'release') model.orders.set(step.order, { state: 'released', lines: [] });
    return { commit: 'not-found', release: 'none', expire: 'done' }[step.do];
  }
  // What was released before it was reserved has nothing to commit.
  if (step.do === 'commit' && known.lines.length === 0) return 'out-of-stock';
  if (step.do === 'release') known.state = 'released';
  if (step.do === 'expire' && known.state === 'held') known.state = 'released';
  if (step.do === 'expire') return 'done';
  if (step.do === 'commit' && known.state === 'released' && !isThere(model, known.lines))
    return 'out-of-stock';
  if (step.do === 'commit') known.state = 'committed';
  return known.state;
}

/** What the room answers to the same step. */
async function perform(step: Step, orderIds: string[], variantIds: string[]): Promise<string> {
  if (step.do === 'receive') {
    const movement = aMovement(variantIds[step.variant] ?? '', {
      quantity: step.quantity,
      reason: 'counted',
    });
    return outcomeOf(await room.ask('receiveStock', { movements: [movement] }, staff));
  }
  if (step.do === 'limits') {
    const lines = [{ variantId: variantIds[step.variant] ?? '', ...step.limits }];
    return outcomeOf(await room.ask('setStockLimits', { reason: 'season', lines }, staff));
  }
  const orderId = orderIds[step.order] ?? '';
  if (step.do === 'commit') return outcomeOf(await room.ask('commitReservation', { orderId }, order));
  if (step.do === 'release') return outcomeOf(await room.ask('releaseReservation', { orderId }, order));
  if (step.do === 'reserve') {
    const lines = step.lines
      .map((quantity, variant) => ({ variantId: variantIds[variant] ?? '', quantity }))
      .filter(({ quantity }) => quantity > 0);
    return outcomeOf(await room.ask('reserve', { orderId, lines, holdSeconds: 600 }, order));
  }
  await room.db.rows({
    name: 'test.end-hold',
    text: `update reservations set held_until = now() - interval '1 second' where order_id = $1`,
    values: [orderId],
  });
  await room.run('expire-reservations');
  return 'done';
}

function outcomeOf(answer: object): string {
  if ('refusal' in answer) return String(answer.refusal);
  return 'state' in answer ? String(answer.state) : 'recorded';
}

test('whatever happens in whatever order, stock is as the rules say and audits clean', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      const variants = [aVariant(), aVariant()];
      const variantIds = variants.map(({ variantId }) => variantId);
      await room.ask('importProducts', { products: [aDraft({ variants })] }, staff);
      const movements = variantIds.map((variantId) => aMovement(variantId, { quantity: 5 }));
      await room.ask('receiveStock', { movements }, staff);
      const model: Model = { onHand: [5, 5], limits: [], orders: new Map() };
      const orderIds = Array.from({ length: 4 }, () => uuidv7());
      for (const step of steps) {
        assert.equal(await perform(step, orderIds, variantIds), apply(model, step), JSON.stringify(step));
        assert.deepEqual(await room.room.definition.audit(room.db), []);
      }
      for (const [index, variantId] of variantIds.entries()) {
        const stock = await room.ask('getStock', { variantId }, staff);
        assert.deepEqual('onHand' in stock && countersOf(stock), {
          onHand: model.onHand[index],
          held: taken(model, index, ['held']),
          committed: taken(model, index, ['committed']),
          free: free(model, index),
        });
        const quoted = await room.ask('quote', { variantIds: [variantId], locale: 'en-gb' }, order);
        assert.equal('variants' in quoted && quoted.variants[0]?.free, usable(model, index));
      }
    }),
    { numRuns: 30 },
  );
});
