import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aBasket, aPromotion } from './a-promotion.ts';
import { applyPromotions, type Surroundings } from './apply-promotions.ts';
import type { Promotion } from './promotion.ts';

const none: Surroundings = { quotes: [], waysToSend: () => [] };
const id = (last: number) => `0198a000-0000-7000-8000-00000000000${last}`;
const percent = (last: number, basisPoints: number, more: Partial<Promotion> = {}) => {
  const action = { type: 'percent', basisPoints, goods: null } as const;
  return aPromotion({ promotionId: id(last), action, ...more });
};
const apply = (
  promotions: Promotion[],
  lines: Parameters<typeof aBasket>[0] = [[1000, 1]],
  around = none,
) => {
  const candidates = promotions.map((promotion) => ({ promotion, couponCode: null }));
  const { applied, refused } = applyPromotions(aBasket(lines), candidates, around);
  return {
    taken: applied.map(({ promotion, lineMinor }) => [Number(promotion.promotionId.at(-1)), ...lineMinor]),
    refused: Object.fromEntries([...refused].map(([promotionId, why]) => [promotionId.at(-1), why])),
  };
};

describe('what is taken off', () => {
  test('a percentage, rounded half-up once, goes to its lines by largest remainder', () => {
    // 10 % of 42.49 is 4.249, so 4.25: 3.7508… and 0.4991… of it.
    assert.deepEqual(
      apply(
        [percent(1, 1000)],
        [
          [1250, 3],
          [499, 1],
        ],
      ).taken,
      [[1, 375, 50]],
    );
  });

  test('a sum, of no more than its goods are worth', () => {
    const goods = { variantIds: [], categorySlugs: ['cups'] };
    const action = { type: 'fixed', amountMinor: 700, goods } as const;
    const off = aPromotion({ promotionId: id(1), action });
    assert.deepEqual(
      apply(
        [off],
        [
          [500, 2, 'cups'],
          [300, 1],
        ],
      ).taken,
      [[1, 700, 0]],
    );
    assert.deepEqual(
      apply(
        [off],
        [
          [500, 1, 'cups'],
          [300, 1],
        ],
      ).taken,
      [[1, 500, 0]],
    );
    assert.deepEqual(apply([off], [[300, 1]]).refused, { 1: 'nothing-to-discount' });
  });

  test('half of the cheapest of each two', () => {
    const action = {
      type: 'buy-get',
      buyQuantity: 1,
      getQuantity: 1,
      basisPoints: 5000,
      buy: null,
      get: null,
      timesMost: null,
    } as const;
    const half = aPromotion({ promotionId: id(1), action });
    assert.deepEqual(
      apply(
        [half],
        [
          [999, 1],
          [501, 1],
        ],
      ).taken,
      [[1, 0, 251]],
    );
    assert.deepEqual(apply([half], [[501, 1]]).refused, { 1: 'nothing-to-discount' });
  });

  test('free delivery, of some methods and up to a sum', () => {
    const waysToSend = (goodsMinor: number) => [
      { method: 'standard', priceMinor: goodsMinor < 900 ? 395 : 0 },
    ];
    const free = (methods: string[] | null) =>
      aPromotion({ promotionId: id(1), action: { type: 'free-shipping', methods, amountMostMinor: null } });
    assert.deepEqual(apply([free(null)], [[800, 1]], { ...none, waysToSend }).taken, [[1, 0]]);
    assert.deepEqual(apply([free(['express'])], [[800, 1]], { ...none, waysToSend }).taken, []);
    assert.deepEqual(apply([free(null)], [[900, 1]], { ...none, waysToSend }).taken, []);
    const before = percent(2, 2000, { priority: 1 });
    assert.deepEqual(apply([free(null), before], [[900, 1]], { ...none, waysToSend }).taken, [
      [2, 180],
      [1, 0],
    ]);
  });
});

describe('several together', () => {
  test('the higher priority comes first, then the lower id; each counts on what is left', () => {
    assert.deepEqual(apply([percent(1, 1000), percent(2, 5000, { priority: 9 }), percent(3, 1000)]).taken, [
      [2, 500],
      [1, 50],
      [3, 45],
    ]);
  });

  test('an exclusive one is taken alone or not at all', () => {
    const alone = (priority: number) => percent(1, 1000, { isExclusive: true, priority });
    assert.deepEqual(apply([alone(9), percent(2, 2000)]), {
      taken: [[1, 100]],
      refused: { 2: 'not-combinable' },
    });
    assert.deepEqual(apply([alone(0), percent(2, 2000, { priority: 9 })]), {
      taken: [[2, 200]],
      refused: { 1: 'not-combinable' },
    });
  });

  test('an exclusive one that gives nothing shuts nobody out', () => {
    const alone = percent(1, 1000, { isExclusive: true, priority: 9, endsAt: '2026-11-01T00:00' });
    assert.deepEqual(apply([alone, percent(2, 2000)]), { taken: [[2, 200]], refused: { 1: 'expired' } });
  });

  test('both must allow each other', () => {
    const friends = percent(1, 1000, { priority: 9, stacksWith: [id(2)] });
    assert.deepEqual(apply([friends, percent(2, 1000), percent(3, 1000)]).taken, [
      [1, 100],
      [2, 90],
    ]);
    const shy = percent(2, 1000, { stacksWith: [] });
    assert.deepEqual(apply([friends, shy]).refused, { 2: 'not-combinable' });
  });

  test('what one takes off whole is not there for the next', () => {
    assert.deepEqual(apply([percent(1, 10_000, { priority: 9 }), percent(2, 1000)]), {
      taken: [[1, 1000]],
      refused: { 2: 'nothing-to-discount' },
    });
  });
});
