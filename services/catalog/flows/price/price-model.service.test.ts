import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aVariant, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
after(() => room.close());

/** Seconds from the start of a run; the clock is moved by hand in steps of 100. */
type Kind = { minQuantity: number; group: 'trade' | 'club' | null };
type Row = Kind & { id: string; amount: number; from: number; until: number; isSpecial: boolean };
type Step =
  | { do: 'list'; kind: Kind; amount: number; after: number }
  | { do: 'special'; kind: Kind; amount: number; after: number; lasts: number }
  | { do: 'withdraw'; which: number }
  | { do: 'pass' };

const kinds = fc.record({
  minQuantity: fc.constantFrom(1, 5),
  group: fc.constantFrom<Kind['group']>(null, 'trade', 'club'),
});
const amounts = fc.integer({ min: 1, max: 9 });
const hundreds = fc.integer({ min: 0, max: 3 }).map((hundred) => hundred * 100);
const someStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('list' as const), kind: kinds, amount: amounts, after: hundreds }),
  fc.record({
    do: fc.constant('special' as const),
    kind: kinds,
    amount: amounts,
    after: hundreds,
    lasts: fc.integer({ min: 1, max: 3 }).map((hundred) => hundred * 100),
  }),
  fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('pass' as const) }),
);

const isSameKind = (a: Row, b: Row) =>
  !a.isSpecial && !b.isSpecial && a.minQuantity === b.minQuantity && a.group === b.group;
const holds = ({ from, until }: Row, at: number) => from <= at && until > at;

function applyList(rows: Row[], row: Row) {
  const before = rows.find((other) => isSameKind(other, row) && holds(other, row.from));
  if (before?.amount === row.amount) return;
  const later = rows.filter(
    (other) => isSameKind(other, row) && other.from > row.from && other.until > other.from,
  );
  row.until = before ? before.until : Math.min(Infinity, ...later.map(({ from }) => from));
  if (before) before.until = row.from;
  rows.push(row);
}

function applyWithdrawal(rows: Row[], row: Row, at: number): boolean {
  if (row.until <= at) return true;
  const isPlanned = row.from > at;
  if (!isPlanned && !row.isSpecial && row.minQuantity === 1 && row.group === null) return false;
  if (isPlanned && !row.isSpecial) {
    const before = rows.find(
      (other) => isSameKind(other, row) && other.until === row.from && other.from < other.until,
    );
    if (before) before.until = row.until;
  }
  row.until = Math.max(row.from, at);
  return true;
}

const lowest = (rows: Row[], at: number, quantity: number, groups: string[]) =>
  Math.min(
    ...rows
      .filter((row) => holds(row, at) && row.minQuantity <= quantity)
      .filter(({ group }) => group === null || groups.includes(group))
      .map(({ amount }) => amount),
  );

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' }) as const;

test('whatever is set, planned and withdrawn, each quantity and group pays the lowest price that applies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 4, maxLength: 14 }), async (steps) => {
      const variant = aVariant({ prices: [{ market: 'gb', price: pounds(10) }] });
      const { variantId } = variant;
      await room.ask('importProducts', { products: [aDraft({ variants: [variant] })] }, staff);
      const rows: Row[] = [
        { id: '', amount: 10, minQuantity: 1, group: null, from: 0, until: Infinity, isSpecial: false },
      ];
      // Each `pass` moves the stored times back instead of the clock on.
      const startMs = Date.now();
      let now = 0;
      const instant = (seconds: number) => new Date(startMs + (seconds - now) * 1000).toISOString();
      for (const step of steps) {
        if (step.do === 'pass') {
          now += 100;
          await movePrices(variantId);
          await room.run('turn-prices');
        } else if (step.do === 'withdraw') {
          const row = rows[step.which % rows.length];
          if (!row?.id) continue;
          const answer = await room.ask('withdrawPrice', { priceId: row.id }, staff);
          assert.equal(!('refusal' in answer), applyWithdrawal(rows, row, now));
        } else {
          const { kind, amount, after } = step;
          // Planned times lie half a step off the moments at which is looked, so that a slow machine changes nothing.
          const from = after === 0 ? now : now + after - 50;
          const until = step.do === 'special' ? now + after + step.lasts - 50 : Infinity;
          const row: Row = {
            ...kind,
            id: uuidv7(),
            amount,
            from,
            until,
            isSpecial: step.do === 'special',
          };
          if (row.isSpecial) rows.push(row);
          else applyList(rows, row);
          const answer = await room.ask('schedulePrice', planOf(variantId, row, instant, now), staff);
          assert.deepEqual(answer, {});
        }
        for (const [quantity, groups] of askedFor) {
          const asked = {
            variantIds: [variantId],
            quantities: [quantity],
            groups: [...groups],
            locale: 'en-gb' as const,
          };
          const answer = await room.ask('quote', asked, order);
          const price = 'variants' in answer && answer.variants[0]?.unitPrice.amountMinor;
          assert.equal(
            price,
            lowest(rows, now, quantity, [...groups]),
            JSON.stringify({ step, quantity, groups }),
          );
        }
      }
      assert.deepEqual(await room.room.definition.audit(room.db), []);
    }),
    { numRuns: 25 },
  );
});

const askedFor = [
  [1, []],
  [5, ['trade']],
  [1, ['trade', 'club']],
  [7, ['club']],
] as const;

function planOf(variantId: string, row: Row, instant: (seconds: number) => string, now: number) {
  return {
    priceId: row.id,
    variantId,
    market: 'gb' as const,
    price: pounds(row.amount),
    minQuantity: row.minQuantity,
    ...(row.group !== null && { customerGroup: row.group }),
    ...(row.from > now && { from: instant(row.from) }),
    ...(row.isSpecial && { until: instant(row.until) }),
  };
}

function movePrices(variantId: string) {
  return room.db.rows({
    name: 'test.move-prices',
    text: `update prices set valid_from = valid_from - interval '100 s', valid_to = valid_to - interval '100 s',
      turns_at = turns_at - interval '100 s' where variant_id = $1`,
    values: [variantId],
  });
}
