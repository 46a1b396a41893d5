import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitRuns } from './split-runs.ts';

const latin = { has: (code: number) => code < 0x250 || code === 0xfffd };
const chinese = { has: (code: number) => code === 0x20 || (code >= 0x3000 && code < 0xa000) };

test('each character stands in the first font that has it, a blank with what it follows', () => {
  assert.deepEqual(splitRuns('Žižek 烛台 2', [latin, chinese]), [
    { font: 0, text: 'Žižek ' },
    { font: 1, text: '烛台 ' },
    { font: 0, text: '2' },
  ]);
});

test('a letter and its mark become one character; what no font has is shown as missing, what is not seen is left out', () => {
  assert.deepEqual(splitRuns('Z\u030cA\u200b', [latin]), [{ font: 0, text: 'ŽA' }]);
  assert.deepEqual(splitRuns('a\u{1f600}b', [latin]), [{ font: 0, text: 'a\ufffdb' }]);
});
