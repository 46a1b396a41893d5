import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costOf } from './cost-of.ts';

const result = (perSecond: number, node: number, postgres: number) => ({
  perSecond,
  cpuMs: { node, postgres, sandbox: 9, client: 9 },
});

test('what something costs is the larger of the rate lost and the processor time added', () => {
  assert.equal(costOf(result(75, 4, 4), result(100, 4, 4)), 0.25);
  assert.equal(costOf(result(100, 5, 5), result(100, 4, 4)), 0.25);
  assert.equal(costOf(result(125, 4, 5), result(100, 4, 4)), 0.125);
  assert.equal(costOf(result(100, 4, 4), result(100, 4, 4)), 0);
});
