import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyCondition, wholeRule } from './whole-rule.ts';

test('a rule counts when every condition says what it shall find', () => {
  const kinds = ['category', 'brand', 'attribute', 'number', 'price', 'in-stock', 'new'] as const;
  const isWhole = (condition: ReturnType<typeof emptyCondition>) =>
    wholeRule({ join: 'all', conditions: [condition] }) !== null;
  assert.deepEqual(
    kinds.filter((kind) => isWhole(emptyCondition(kind))),
    ['in-stock', 'new'],
  );
  assert.equal(isWhole({ kind: 'price', market: 'gb', fromMinor: 200, toMinor: 100 }), false);
  assert.equal(isWhole({ kind: 'price', market: 'gb', toMinor: 100 }), true);
  assert.equal(isWhole({ kind: 'attribute', key: 'colour', values: ['red'] }), true);
  assert.equal(wholeRule({ join: 'any', conditions: [] }), null);
  const rule = { join: 'any' as const, conditions: [emptyCondition('new'), emptyCondition('brand')] };
  assert.equal(wholeRule(rule), null);
});
