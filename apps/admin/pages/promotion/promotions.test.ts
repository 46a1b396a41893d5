import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../messages/en.ts';
import { zh } from '../../messages/zh.ts';
import { comparePromotions } from './compare-promotions.ts';
import { newPromotion } from './new-promotion.ts';
import { promotionState } from './promotion-state.ts';
import { sayPromotion, type PromotionDraft, type Speech } from './say-promotion.ts';

const titles = new Map([
  ['mugs', { en: 'Mugs', zh: '杯子' }],
  ['cards', { en: 'Cards', zh: '贺卡' }],
]);
const speak = (language: 'en' | 'zh'): Speech => ({
  words: (language === 'en' ? en : zh).promotionSays,
  language,
  money: (amountMinor) => `£${amountMinor / 100}`,
  percent: (basisPoints) => `${basisPoints / 100}%`,
  wall: (wallTime) => wallTime.replace('T', ' '),
  weekday: (weekday) => (language === 'en' ? ['Mon', 'Tue'] : ['周一', '周二'])[weekday - 1] ?? '',
  variant: (id) => (id === 'gone' ? undefined : id),
  category: (slug) => titles.get(slug)?.[language],
  group: (code) => code,
  promotion: (id) => id,
});
const said = (draft: PromotionDraft, language: 'en' | 'zh' = 'en') =>
  Object.fromEntries(sayPromotion(draft, speak(language)).map(({ part, text }) => [part, text]));
const base = { ...newPromotion('id', 'gb'), title: { en: 'Spring', zh: '春季' } };
const goods = (...categorySlugs: string[]) => ({ variantIds: [], categorySlugs });

test('a promotion says in both languages what it gives, when and with what', () => {
  const draft: PromotionDraft = {
    ...base,
    beginsAt: '2026-11-27T09:00',
    needsCoupon: true,
    conditions: { ...base.conditions, goods: goods('mugs', 'cards'), quantityLeast: 3, weekdays: [2, 1] },
    action: { type: 'percent', basisPoints: 1500, goods: goods('mugs', 'cards') },
  };
  assert.deepEqual(said(draft), {
    name: 'Spring',
    gives: '15% off Mugs and Cards',
    conditions: 'When it holds at least 3 of Mugs or Cards. Only on Mon and Tue',
    time: 'From 2026-11-27 09:00',
    coupon: 'Only with a coupon',
    stacking: 'Together with every other promotion that allows it, priority 0',
    state: 'On',
  });
  assert.deepEqual(said(draft, 'zh'), {
    name: '春季',
    gives: '杯子、贺卡减 15%',
    conditions: '杯子或贺卡满 3 件；仅限周一、周二',
    time: '2026-11-27 09:00 起',
    coupon: '仅凭优惠码',
    stacking: '可与其他允许叠加的促销同享，优先级 0',
    state: '已启用',
  });
});

test('every kind says what buyers get', () => {
  const gives = (action: PromotionDraft['action']) => said({ ...base, action })['gives'];
  const pair = {
    type: 'buy-get',
    buyQuantity: 2,
    getQuantity: 1,
    buy: null,
    get: null,
    timesMost: null,
  } as const;
  assert.deepEqual(
    [
      gives({ type: 'fixed', amountMinor: 500, goods: null }),
      gives({ ...pair, basisPoints: 10_000 }),
      gives({ ...pair, basisPoints: 5000, get: goods('cards'), timesMost: 2 }),
      gives({ type: 'free-shipping', methods: null, amountMostMinor: null }),
      gives({ type: 'free-shipping', methods: ['standard', 'express'], amountMostMinor: 995 }),
      gives({ type: 'gift', variantId: 'gone', quantity: 1 }),
      gives({ type: 'gift', variantId: 'A tin', quantity: 2 }),
      gives({
        type: 'percent',
        basisPoints: 1000,
        goods: { variantIds: ['a', 'b', 'c', 'd'], categorySlugs: [] },
      }),
    ],
    [
      '£5 off all goods in all',
      'For every 2 of all goods, 1 more of them is free',
      'For every 2 of all goods, 1 of Cards at 50% off, at most 2 times an order',
      'Free delivery',
      'Free delivery by standard and express, up to £9.95',
      'A gift: goods no longer sold',
      'A gift: 2 × A tin',
      '10% off a, b, c and 1 other',
    ],
  );
});

test('two versions are told apart by the parts that say something else', () => {
  const other = { ...base, priority: 7, isExclusive: true, endsAt: '2026-12-01T00:00' };
  assert.deepEqual(comparePromotions(base, other, speak('en')), [
    { part: 'time', one: 'At any time', other: 'Until 2026-12-01 00:00' },
    {
      part: 'stacking',
      one: 'Together with every other promotion that allows it, priority 0',
      other: 'Never together with another promotion, priority 7',
    },
  ]);
  assert.deepEqual(comparePromotions(base, base, speak('en')), []);
});

test('a promotion runs from its first minute until before its last, unless it is off', () => {
  const timed = { isActive: true, beginsAt: '2026-11-27T09:00', endsAt: '2026-11-28T09:00' };
  assert.equal(promotionState(timed, '2026-11-27T08:59'), 'scheduled');
  assert.equal(promotionState(timed, '2026-11-27T09:00'), 'running');
  assert.equal(promotionState(timed, '2026-11-28T09:00'), 'ended');
  assert.equal(promotionState({ ...timed, isActive: false }, '2026-11-27T10:00'), 'paused');
  assert.equal(
    promotionState({ isActive: true, beginsAt: null, endsAt: null }, '2026-01-01T00:00'),
    'running',
  );
});
