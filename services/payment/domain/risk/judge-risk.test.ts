import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RiskRuleName } from '#contracts/payment/review.ts';
import { judgeRisk, type RiskCounts } from './judge-risk.ts';
import { readRiskRules } from './read-risk-rules.ts';
import { isInReview, reviewAfter } from './is-in-review.ts';

const rules = readRiskRules(
  'card-declines 4 8 3600, buyer-declines 5 10 3600, client-declines - 20 600, buyer-cards 4 8 3600, client-cards 6 - 3600, client-small 10 30 3600, client-payments 60 - 600',
);
const counts = (more: Partial<RiskCounts> = {}): RiskCounts => ({
  'card-declines': 0,
  'buyer-declines': 0,
  'client-declines': 0,
  'buyer-cards': 1,
  'client-cards': 1,
  'buyer-small': 0,
  'client-small': 0,
  'client-payments': 1,
  ...more,
});

describe('a payment is judged by what came before it', () => {
  const cases: [about: string, counted: Partial<RiskCounts>, verdict: string, matched: RiskRuleName[]][] = [
    ['an honest buyer with one card', {}, 'allow', []],
    ['three refusals of a card', { 'card-declines': 3 }, 'allow', []],
    ['four refusals of a card', { 'card-declines': 4 }, 'review', ['card-declines']],
    ['seven refusals of a card', { 'card-declines': 7 }, 'review', ['card-declines']],
    ['eight refusals of a card', { 'card-declines': 8 }, 'refuse', ['card-declines']],
    ['a tester of cards: one each, from one place', { 'client-cards': 6 }, 'review', ['client-cards']],
    ['a rule that refuses nobody', { 'client-cards': 10_000 }, 'review', ['client-cards']],
    ['a rule that asks nobody', { 'client-declines': 19 }, 'allow', []],
    ['… and refuses', { 'client-declines': 20 }, 'refuse', ['client-declines']],
    ['a rule that is off', { 'buyer-small': 10_000 }, 'allow', []],
    ['small sums from one place', { 'client-small': 10 }, 'review', ['client-small']],
    ['a busy office', { 'client-payments': 59 }, 'allow', []],
    ['a machine that buys and buys', { 'client-payments': 10_000 }, 'review', ['client-payments']],
    [
      'two rules that ask',
      { 'buyer-declines': 5, 'buyer-cards': 4 },
      'review',
      ['buyer-declines', 'buyer-cards'],
    ],
    [
      'one that asks and one that refuses',
      { 'buyer-declines': 5, 'buyer-cards': 8 },
      'refuse',
      ['buyer-cards'],
    ],
  ];
  test('the strictest rule counts, and the rules that say so are named', () => {
    for (const [about, counted, verdict, matched] of cases) {
      const judged = judgeRisk(counts(counted), rules);
      const told = [judged.verdict, judged.rules.map(({ rule }) => rule)];
      assert.deepEqual(told, [verdict, matched], about);
    }
  });

  test('a rule that matched says what it counted, from how many on, and in which time', () => {
    assert.deepEqual(judgeRisk(counts({ 'card-declines': 5 }), rules).rules, [
      { rule: 'card-declines', counted: 5, from: 4, withinSeconds: 3600 },
    ]);
  });
});

test('rules are read as their setting has them, look back for a day at most, and may all be off', () => {
  assert.deepEqual(readRiskRules('card-declines 4 8 3600, buyer-cards - 1 99999'), {
    'card-declines': { reviewFrom: 4, refuseFrom: 8, withinSeconds: 3600 },
    'buyer-cards': { reviewFrom: null, refuseFrom: 1, withinSeconds: 86_400 },
  });
  assert.deepEqual(readRiskRules(''), {});
  assert.throws(() => readRiskRules('card-declines 4 8'), /is no rule/);
});

test('a review opens with the money, falls away without, and is not opened twice', () => {
  const waiting = { review: 'waiting', isCancelled: false } as const;
  assert.equal(reviewAfter(waiting, 'pending'), 'waiting');
  assert.equal(reviewAfter(waiting, 'authorised'), 'open');
  assert.equal(reviewAfter(waiting, 'declined'), 'dropped');
  assert.equal(reviewAfter({ ...waiting, isCancelled: true }, 'authorised'), 'dropped');
  assert.equal(reviewAfter({ review: 'open', isCancelled: false }, 'voided'), 'dropped');
  assert.equal(reviewAfter({ review: 'approved', isCancelled: false }, 'captured'), 'approved');
  assert.equal(reviewAfter({ review: null, isCancelled: false }, 'captured'), null);
});

test('nobody is told of money that a person has yet to look at', () => {
  const held = { state: 'authorised', review: 'open', isCancelled: false } as const;
  assert.equal(isInReview(held), true);
  assert.equal(isInReview({ ...held, review: 'approved' }), false);
  assert.equal(isInReview({ ...held, isCancelled: true }), false);
  assert.equal(isInReview({ ...held, state: 'pending' }), false);
  assert.equal(isInReview({ ...held, review: null }), false);
});
