import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './gate.ts';
import type { Gate, GateOutcome } from './gate.ts';

const gate: Gate = { name: 'lint', unit: 'files', run: () => Promise.reject(new Error('not run here')) };
const judged = (outcome: GateOutcome) => judge(gate, outcome);

test('a gate that checked nothing fails, whatever its tool says', () => {
  assert.deepEqual(judged({ checked: 0, isGood: true, output: 'fine' }), {
    checked: 0,
    isGood: false,
    output: '0 files checked by lint\nfine',
  });
});

test('any other verdict stands', () => {
  for (const isGood of [true, false]) {
    assert.deepEqual(judged({ checked: 3, isGood, output: 'said' }), { checked: 3, isGood, output: 'said' });
  }
});
