import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aBasket } from './a-promotion.ts';
import { choosePairs } from './choose-pairs.ts';
import type { GoodsValue } from '#contracts/order/promotion.ts';

const of = (...categorySlugs: string[]): GoodsValue => ({ variantIds: [], categorySlugs });
const rule = (more: Partial<Parameters<typeof choosePairs>[0]> = {}) =>
  ({
    type: 'buy-get',
    buyQuantity: 2,
    getQuantity: 1,
    basisPoints: 10_000,
    buy: null,
    get: null,
    timesMost: null,
    ...more,
  }) as const;
type Line = Parameters<typeof aBasket>[0][number];
const chosen = (lines: Line[], more = {}) => choosePairs(rule(more), aBasket(lines).lines);

test('three for two: the cheapest of each three units, whichever line they are in', () => {
  assert.deepEqual(chosen([[500, 2]]), [0]);
  assert.deepEqual(chosen([[500, 3]]), [1]);
  assert.deepEqual(chosen([[500, 7]]), [2]);
  assert.deepEqual(
    chosen([
      [500, 2],
      [300, 1],
    ]),
    [0, 1],
  );
  assert.deepEqual(
    chosen([
      [500, 5],
      [300, 1],
    ]),
    [1, 1],
  );
});

test('buy a pot, get a cup: as many cups as there are pots', () => {
  const potAndCup = { buyQuantity: 1, getQuantity: 1, buy: of('pots'), get: of('cups') };
  assert.deepEqual(
    chosen(
      [
        [2000, 2, 'pots'],
        [400, 3, 'cups'],
        [300, 1, 'cups'],
      ],
      potAndCup,
    ),
    [0, 1, 1],
  );
  assert.deepEqual(chosen([[2000, 2, 'pots']], potAndCup), [0]);
});

test('what is both counts once', () => {
  const both = { buyQuantity: 1, getQuantity: 1, buy: of('gifts'), get: of('cups') };
  assert.deepEqual(chosen([[400, 3, 'cups', 'gifts']], both), [1]);
  assert.deepEqual(
    chosen(
      [
        [100, 1, 'cups', 'gifts'],
        [400, 1, 'cups'],
      ],
      both,
    ),
    [0, 1],
  );
});

test('a rule may be bounded to some times', () => {
  assert.deepEqual(chosen([[500, 30]], { timesMost: 2 }), [2]);
});

const anyLine = fc.tuple(
  fc.integer({ min: 1, max: 900 }),
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom<string[]>([], ['x'], ['y'], ['x', 'y']),
);

test('whatever the basket, no unit counts twice, and no other time would have fitted', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      (drawn, buyQuantity, getQuantity) => {
        const lines = drawn.map(([unit, quantity, slugs]): Line => [unit, quantity, ...slugs]);
        const taken = chosen(lines, { buyQuantity, getQuantity, buy: of('x'), get: of('y') });
        const units = (slug: string, but?: string) =>
          lines.reduce((sum, [, quantity, ...slugs]) => {
            return slugs.includes(slug) && !(but && slugs.includes(but)) ? sum + quantity : sum;
          }, 0);
        const got = taken.reduce((sum, count) => sum + count, 0);
        const times = got / getQuantity;
        assert.ok(Number.isInteger(times));
        const takenOfBuy = lines.reduce(
          (sum, [, , ...slugs], index) => (slugs.includes('x') ? sum + (taken[index] ?? 0) : sum),
          0,
        );
        assert.ok(units('x') - takenOfBuy >= times * buyQuantity);
        lines.forEach(([, quantity, ...slugs], index) => {
          const count = taken[index] ?? 0;
          assert.ok(count <= quantity && (count === 0 || slugs.includes('y')));
        });
        const either = units('x') + units('y', 'x');
        const fitsMore =
          units('x') >= (times + 1) * buyQuantity &&
          units('y') >= (times + 1) * getQuantity &&
          either >= (times + 1) * (buyQuantity + getQuantity);
        assert.equal(fitsMore, false);
      },
    ),
  );
});
