import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyInChinese } from './why-in-chinese.ts';

test('what the shop wrote down about an order is said in Chinese, what staff wrote stays', () => {
  assert.equal(whyInChinese('The buyer ordered the cart.'), '顾客提交了订单。');
  assert.equal(whyInChinese('Attempt 2 to pay, by card.'), '第 2 次付款，银行卡。');
  assert.equal(whyInChinese('Parcel 1 by Royal Mail, RM123456785GB'), '包裹 1，Royal Mail，RM123456785GB');
  assert.equal(whyInChinese('Parcel 3 by Royal Mail'), '包裹 3，Royal Mail');
  assert.equal(whyInChinese('The lid was cracked'), 'The lid was cracked');
});
