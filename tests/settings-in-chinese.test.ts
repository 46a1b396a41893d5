import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summaryInChinese } from '../apps/admin/messages/zh/summary-in-chinese.ts';
import { settings } from '#runtime/config/settings.ts';

test('every setting says in Chinese too what it means, and none that is gone', () => {
  assert.deepEqual(Object.keys(summaryInChinese).toSorted(), Object.keys(settings).toSorted());
  const untold = Object.entries(summaryInChinese).filter(
    ([, summary]) => !/\p{Script=Han}.*。$/u.test(summary),
  );
  assert.deepEqual(untold, []);
});
