import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankEntries, soughtIn } from './rank-entries.ts';

const entries = [
  { key: 'a', title: 'Stock' },
  { key: 'b', title: 'Staff', also: 'colleagues people' },
  { key: 'c', title: 'Your account' },
  { key: 'd', title: '库存', also: 'stock' },
];
const found = (typed: string) => rankEntries(entries, typed).map(({ key }) => key);

test('what begins with the typed words comes first, and other words for it count too', () => {
  assert.deepEqual(found(' '), ['a', 'b', 'c', 'd']);
  assert.deepEqual(found('st'), ['a', 'b', 'd']);
  assert.deepEqual(found('Account'), ['c']);
  assert.deepEqual(found('people staff'), ['b']);
  assert.deepEqual(found('库'), ['d']);
  assert.deepEqual(found('zebra'), []);
});

test('an e-mail address is looked for as a customer and as nothing else', () => {
  assert.deepEqual(soughtIn(' ada@example.org '), { email: 'ada@example.org' });
  assert.deepEqual(soughtIn('ada@'), {});
  assert.deepEqual(soughtIn('a'), {});
  assert.deepEqual(soughtIn('16JDA-0000F'), {
    orderNumber: '16JDA-0000F',
    sku: '16JDA-0000F',
    words: '16JDA-0000F',
  });
  assert.equal(soughtIn('VCFKG-ZYKTK').orderNumber, 'VCFKG-ZYKTK');
  assert.equal(soughtIn('vcfkgzyktk').orderNumber, 'vcfkgzyktk');
  assert.equal(soughtIn('JUMBO-2026').orderNumber, undefined);
  assert.deepEqual(soughtIn('茶壶'), { words: '茶壶' });
  assert.deepEqual(soughtIn('red lantern'), { words: 'red lantern' });
});
