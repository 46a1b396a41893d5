import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aBasket, aPromotion } from './a-promotion.ts';
import { judgePromotion } from './judge-promotion.ts';
import { judgeTime } from './judge-time.ts';
import type { Promotion } from './promotion.ts';

const basket = aBasket([
  [1000, 2, 'cups'],
  [500, 1, 'pots'],
]);
const judged = (conditions: Partial<Promotion['conditions']>, of = basket) =>
  judgePromotion(aPromotion({ conditions }), of);
const cups = { variantIds: [], categorySlugs: ['cups'] };

test('a minimum counts the goods that the rule names, before any discount', () => {
  assert.equal(judged({ amountLeastMinor: 2500 }), null);
  assert.equal(judged({ amountLeastMinor: 2501 }), 'minimum');
  assert.equal(judged({ goods: cups, amountLeastMinor: 2000 }), null);
  assert.equal(judged({ goods: cups, amountLeastMinor: 2001 }), 'minimum');
  assert.equal(judged({ goods: cups, quantityLeast: 2 }), null);
  assert.equal(judged({ goods: cups, quantityLeast: 3 }), 'quantity');
});

test('goods are named by variant or by category', () => {
  assert.equal(judged({ goods: { variantIds: ['variant-1'], categorySlugs: [] } }), null);
  assert.equal(judged({ goods: { variantIds: ['variant-9'], categorySlugs: ['lamps'] } }), 'wrong-goods');
  assert.equal(judged({}, aBasket([])), 'wrong-goods');
});

test('a group of customers: visitors are asked to sign in', () => {
  const members = { customerGroups: ['trade', 'club'] };
  const of = (isSignedIn: boolean, ...customerGroups: string[]) => ({
    ...basket,
    isSignedIn,
    customerGroups,
  });
  assert.equal(judged(members, of(false)), 'sign-in');
  assert.equal(judged(members, of(true, 'staff')), 'customer-group');
  assert.equal(judged(members, of(true, 'staff', 'club')), null);
});

test('a period holds from its first minute to the one before its end, by the clock of the market', () => {
  const sale = aPromotion({ beginsAt: '2026-11-27T00:00', endsAt: '2026-12-01T00:00' });
  assert.deepEqual(
    ['2026-11-26T23:59', '2026-11-27T00:00', '2026-11-30T23:59', '2026-12-01T00:00'].map((at) =>
      judgeTime(sale, at),
    ),
    ['not-yet', null, null, 'expired'],
  );
});

test('days of the week and hours; hours may go over midnight', () => {
  const at = (conditions: Partial<Promotion['conditions']>, wallTime: string) =>
    judgeTime(aPromotion({ conditions }), wallTime);
  // 27 November 2026 is a Friday, 29 November a Sunday.
  assert.equal(at({ weekdays: [5] }, '2026-11-27T09:00'), null);
  assert.equal(at({ weekdays: [5] }, '2026-11-29T09:00'), 'other-time');
  assert.equal(at({ weekdays: [7] }, '2026-11-29T09:00'), null);
  const happy = { hours: { from: '17:00', until: '19:00' } };
  assert.deepEqual(
    ['16:59', '17:00', '18:59', '19:00'].map((time) => at(happy, `2026-11-27T${time}`)),
    ['other-time', null, null, 'other-time'],
  );
  const night = { hours: { from: '22:00', until: '06:00' } };
  assert.deepEqual(
    ['21:59', '22:00', '05:59', '06:00'].map((time) => at(night, `2026-11-27T${time}`)),
    ['other-time', null, null, 'other-time'],
  );
});
