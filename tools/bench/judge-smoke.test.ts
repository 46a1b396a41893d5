import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shopperLines } from './bench-lines.ts';
import { judgeSmoke } from './judge-smoke.ts';
import { smokeBudgets } from './smoke-budgets.ts';

test('a short look judges statements always, and a share of the floor at half of what it must be', () => {
  const line = { must: { ofFloor: 0.6 } };
  const budget = { turns: 100, statements: 2, share: 'judged' as const };
  assert.deepEqual(judgeSmoke(line, budget, { statements: 2, ofFloor: 0.3 }), []);
  assert.deepEqual(judgeSmoke(line, budget, { statements: 2, ofFloor: null }), []);
  assert.deepEqual(judgeSmoke(line, budget, { statements: 2.01, ofFloor: 0.29 }), [
    '2.01 statements each, of 2 at the most',
    '0.29 of the floor, half of what it must is 0.3',
  ]);
});

test('every line of what shoppers do has a budget, and only what has a floor of bytes is judged by its share', () => {
  assert.deepEqual(
    Object.keys(smokeBudgets),
    shopperLines.map(({ name }) => name),
  );
  for (const { name, floor } of shopperLines)
    if (smokeBudgets[name]?.share === 'judged') assert.equal(floor, 'bytes', name);
});
