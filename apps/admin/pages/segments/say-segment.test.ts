import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../messages/en.ts';
import { zh } from '../../messages/zh.ts';
import { saySegment } from './say-segment.ts';

const none = {
  currency: null,
  daysSinceLeast: null,
  daysSinceMost: null,
  ordersLeast: null,
  ordersMost: null,
  valueMinorLeast: null,
  valueMinorMost: null,
};
const speech = { number: String, money: (amountMinor: number) => `£${amountMinor / 100}` };

test('the rule of a segment is said in both languages', () => {
  const rule = {
    ...none,
    currency: 'GBP',
    ordersLeast: 4,
    daysSinceMost: 90,
    valueMinorLeast: 10_000,
  } as const;
  assert.equal(
    saySegment(rule, { ...speech, words: en.segments.says }),
    '4 or more paid orders, paid £100 or more in all, bought 90 or fewer days ago and in GBP',
  );
  assert.equal(
    saySegment(rule, { ...speech, words: zh.segments.says }),
    '已付款订单不少于 4 笔，累计消费不少于 £100，距上次消费不超过 90 天，限 GBP',
  );
  assert.equal(
    saySegment(
      { ...none, ordersLeast: 1, ordersMost: 1, daysSinceLeast: 2, daysSinceMost: 9 },
      { ...speech, words: en.segments.says },
    ),
    '1 paid order and bought 2 to 9 days ago',
  );
  assert.equal(saySegment(none, { ...speech, words: en.segments.says }), 'no limit yet');
});
