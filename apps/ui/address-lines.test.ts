import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressLines } from './address-lines.ts';

test('an address reads as its country writes it', () => {
  const leeds = { name: 'Ada', country: 'GB', city: 'Leeds', line1: '1 High St', postalCode: 'LS1 1AA' };
  assert.deepEqual(addressLines(leeds, 'en-gb'), ['Ada', '1 High St', 'Leeds', 'LS1 1AA', 'United Kingdom']);
  const beijing = {
    name: '李雷',
    phone: '+8613800138000',
    country: 'CN',
    region: '北京市',
    city: '市辖区',
    district: '东城区',
    line1: '东华门街道 1 号',
  };
  assert.deepEqual(addressLines(beijing, 'zh-cn'), [
    '李雷',
    '北京市市辖区东城区',
    '东华门街道 1 号',
    '中国',
    '+8613800138000',
  ]);
});
