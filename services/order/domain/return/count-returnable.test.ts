import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countReturnable } from './count-returnable.ts';

const dayMs = 86_400_000;
const goods = (quantity: number, sentDay: number, arrivedDay: number | null = sentDay) => ({
  quantity,
  sentMs: sentDay * dayMs,
  arrivedMs: arrivedDay === null ? null : arrivedDay * dayMs,
});
const claim = (quantity: number, day: number) => ({ quantity, askedMs: day * dayMs });
const at = (day: number) => ({ nowMs: day * dayMs, days: 30 });

test('goods are in time until 30 days after their arrival, or 44 after they were sent', () => {
  const known = { sent: [goods(3, 0, 2), goods(2, 0, null)], claimed: [] };
  const counts = [1, 31.9, 32, 43.9, 44].map((day) => countReturnable(known, at(day)));
  assert.deepEqual(counts, [5, 5, 2, 2, 0]);
});

test('what was claimed of an earlier parcel leaves a later one whole, and what is claimed counts once', () => {
  const sent = [goods(3, 0), goods(2, 40)];
  assert.equal(countReturnable({ sent, claimed: [claim(3, 20)] }, at(41)), 2);
  assert.equal(countReturnable({ sent, claimed: [claim(2, 41)] }, at(41)), 0);
  assert.equal(countReturnable({ sent, claimed: [claim(1, 20), claim(1, 41)] }, at(41)), 1);
});

test('a claim takes of the goods whose time ends first', () => {
  const sent = [goods(2, 20), goods(2, 0)];
  assert.equal(countReturnable({ sent, claimed: [claim(2, 21)] }, at(35)), 2);
});

test('a claim of days that are not given any more counts nevertheless', () => {
  const known = { sent: [goods(2, 0)], claimed: [claim(2, 40)] };
  assert.equal(countReturnable(known, { nowMs: 41 * dayMs, days: 60 }), 0);
  assert.equal(countReturnable({ ...known, sent: [...known.sent, goods(1, 50)] }, at(51)), 1);
});

test('whoever asks for all that may be sent back, whenever, never gets more than was sent', () => {
  const someGoods = fc
    .record({ quantity: fc.integer({ min: 1, max: 5 }), day: fc.nat(60) })
    .map(({ quantity, day }) => goods(quantity, day));
  const property = fc.property(
    fc.array(someGoods, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(100)), { maxLength: 12 }),
    (all, wishes) => {
      const claimed: ReturnType<typeof claim>[] = [];
      for (const [quantity, day] of wishes.toSorted(([, one], [, other]) => one - other)) {
        const sent = all.filter(({ sentMs }) => sentMs <= day * dayMs);
        const most = countReturnable({ sent, claimed }, at(day));
        if (quantity <= most) claimed.push(claim(quantity, day));
        assert.equal(countReturnable({ sent, claimed }, at(day)), quantity <= most ? most - quantity : most);
      }
      const count = (each: readonly { quantity: number }[]) =>
        each.reduce((sum, { quantity }) => sum + quantity, 0);
      assert.ok(count(claimed) <= count(all));
    },
  );
  fc.assert(property, { numRuns: 300 });
});
