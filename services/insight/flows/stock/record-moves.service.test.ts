import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { insightService } from '../../service.ts';
import { aStockMoved } from '../../testing.ts';

let room: TestRoom<'insight'>;
let armed = false;
before(async () => {
  room = await openTestRoom(insightService, {
    killPoint: (name) => {
      if (!armed || name !== 'insight.record-moves.after-batch') return;
      armed = false;
      throw new Error('killed');
    },
  });
});
afterEach(async () => {
  assert.deepEqual(await insightService.audit(room.db), []);
});
after(() => room.close());

type Event = ReturnType<typeof aStockMoved>;
const rows = <Row>(text: string) => room.db.rows<Row>({ name: '', text, values: [] });
const layersOf = async (variantId: string) =>
  (
    await rows<{ line: string }>(
      `select concat_ws(' ', location_id, received_on, quantity) as line from stock_layers
       where variant_id = '${variantId}' order by location_id, received_on`,
    )
  ).map(({ line }) => line);
const waiting = async () => (await rows('select from waiting_moves')).length;
const today = dayOf(new Date().toISOString(), 'GBP');
const dayAt = (day: number) => `2026-01-${String(day).padStart(2, '0')}`;
const received = (variantId: string, number: number, onHand: number, day: number, quantity: number) =>
  aStockMoved('received', [
    { variantId, number, onHand, received: [{ at: `${dayAt(day)}T12:00:00.000Z`, quantity }] },
  ]);

type Step =
  | { kind: 'in'; place: number; quantity: number; day: number }
  | { kind: 'out' | 'back'; place: number; quantity: number }
  | { kind: 'move'; place: number; quantity: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('in' as const),
    place: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 9 }),
    day: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    kind: fc.constantFrom('out' as const, 'back' as const, 'move' as const),
    place: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
);

/** The moves as catalog would tell them, and by hand what is left of each day: a list of single units, the oldest first. */
function play(variantId: string, steps: readonly Step[]): { events: Event[]; layers: string[] } {
  const places = ['main', 'south'];
  const units: string[][] = [[], []];
  const numbers = [0, 0];
  const events: Event[] = [];
  const at = (place: number) => {
    numbers[place] = (numbers[place] ?? 0) + 1;
    const locationId = places[place] ?? '';
    return { variantId, locationId, number: numbers[place], onHand: units[place]?.length ?? 0 };
  };
  for (const each of steps) {
    const here = units[each.place] ?? [];
    const there = units[1 - each.place] ?? [];
    const take = () => here.splice(0, each.quantity);
    if (each.kind === 'in' || each.kind === 'back') {
      const day = each.kind === 'in' ? dayAt(each.day) : today;
      here.push(...Array.from({ length: each.quantity }, () => day));
      here.sort();
      const parts = each.kind === 'in' ? [{ at: `${day}T12:00:00.000Z`, quantity: each.quantity }] : [];
      events.push(
        aStockMoved(each.kind === 'in' ? 'received' : 'taken-back', [{ ...at(each.place), received: parts }]),
      );
    } else if (here.length === 0) continue;
    else if (each.kind === 'out') {
      take();
      events.push(aStockMoved('shipped', [at(each.place)]));
    } else {
      there.push(...take());
      there.sort();
      const fromLocationId = places[each.place] ?? '';
      events.push(aStockMoved('transferred', [at(each.place), { ...at(1 - each.place), fromLocationId }]));
    }
  }
  const layers = units.flatMap((days, place) =>
    [...Map.groupBy(days, (day) => day)].map(([day, all]) => `${places[place]} ${day} ${all.length}`),
  );
  return { events, layers };
}

test('whatever moves, told twice and in any order, the layers are those of goods taken one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      async (steps, random) => {
        const variantId = uuidv7();
        const { events, layers } = play(variantId, steps);
        const told = [...events, ...events].map((event) => ({ event, place: random.next().value as number }));
        told.sort((one, other) => one.place - other.place);
        for (const { event } of told) await room.hear(event);
        assert.deepEqual(await layersOf(variantId), layers);
        assert.equal(await waiting(), 0);
      },
    ),
    { numRuns: 40 },
  );
});

test('a move that is told again costs one flight and changes nothing', async () => {
  const variantId = uuidv7();
  const event = received(variantId, 1, 5, 3, 5);
  const expected = ['open', 'lock', 'take', 'find-ready'].map((name) => `insight.stock-ages.${name}`);
  for (let times = 0; times < 2; times += 1) {
    room.statements.length = 0;
    await room.hear(event);
    assert.deepEqual(room.statements, expected);
    assert.deepEqual(await layersOf(variantId), [`main ${dayAt(3)} 5`]);
  }
});

test('many at once lose nothing', async () => {
  const [one, other] = [uuidv7(), uuidv7()];
  const events = Array.from({ length: 20 }, (_, index) =>
    aStockMoved('received', [
      { variantId: one, number: index + 1, onHand: index + 1 },
      { variantId: other, number: index + 1, onHand: 2 * (index + 1) },
    ]),
  );
  await Promise.all([...events, ...events.toReversed()].map((event) => room.hear(event)));
  assert.equal(await waiting(), 0);
  assert.deepEqual(await layersOf(one), [`main ${today} 20`]);
  assert.deepEqual(await layersOf(other), [`main ${today} 40`]);
});

test('what waited for a move is taken when that is told again after a crash', async () => {
  const variantId = uuidv7();
  const [first, second] = [received(variantId, 1, 5, 1, 5), received(variantId, 2, 9, 2, 4)];
  await room.hear(second);
  assert.deepEqual([await waiting(), await layersOf(variantId)], [1, []]);
  armed = true;
  await assert.rejects(room.hear(first), /killed/);
  assert.deepEqual([await waiting(), await layersOf(variantId)], [1, [`main ${dayAt(1)} 5`]]);
  await room.hear(first);
  assert.deepEqual(
    [await waiting(), await layersOf(variantId)],
    [0, [`main ${dayAt(1)} 5`, `main ${dayAt(2)} 4`]],
  );
});

test('a move that never comes is done without after a day, and changes nothing when it comes after all', async () => {
  const variantId = uuidv7();
  const lost = received(variantId, 2, 8, 2, 3);
  await room.hear(received(variantId, 1, 5, 1, 5));
  await room.hear(received(variantId, 3, 12, 4, 4));
  await room.hear(received(variantId, 4, 13, 5, 1));
  await room.run('settle-moves');
  assert.deepEqual([await waiting(), await layersOf(variantId)], [2, [`main ${dayAt(1)} 5`]]);
  await rows(`update waiting_moves set kept_at = now() - interval '25 hours'`);
  await room.run('settle-moves');
  // The three that nobody told the day of came at the latest when the next were told of.
  const known = [`main ${dayAt(1)} 5`, `main ${dayAt(4)} 4`, `main ${dayAt(5)} 1`, `main ${today} 3`];
  assert.deepEqual([await waiting(), await layersOf(variantId)], [0, known]);
  await room.hear(lost);
  assert.deepEqual([await waiting(), await layersOf(variantId)], [0, known]);
});
