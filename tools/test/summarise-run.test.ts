import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFailures } from './describe-failures.ts';
import type { LayerOutcome } from './run-layers.ts';
import { summariseRun } from './summarise-run.ts';
import type { TestResult } from './test-result.ts';

const aResult = (status: TestResult['status'], reason?: string): TestResult => ({
  file: 'a.test.ts',
  name: 'b',
  fullName: 'a › b',
  topology: 'replicated',
  status,
  durationMs: 1,
  ...(reason === undefined ? {} : { reason }),
});
const aLayer = (results: TestResult[], files = 1): LayerOutcome => ({
  name: 'unit',
  files,
  results,
  seconds: 1.25,
  unsteady: [],
});
const strictness = { isCi: false, isNarrowed: false, brokenPromises: [] };

test('what could not run is named with its reason, and fails in CI only', () => {
  const outcomes = [aLayer([aResult('passed'), aResult('skipped', 'no browser')])];
  const summary = summariseRun(outcomes, strictness);
  assert.deepEqual(summary, {
    lines: [
      'What ran:',
      '  unit: 1 passed, 0 failed, 1 could not run (1 file on replicated, 1.3 s)',
      'What could not run:',
      '  a.test.ts › a › b on replicated: no browser',
      '1 passed, 0 failed',
    ],
    isGood: true,
  });
  const inCi = summariseRun(outcomes, { ...strictness, isCi: true });
  assert.equal(inCi.isGood, false);
  assert.equal(inCi.lines.at(-1), '1 passed, 1 failed');
});

test('a failed test fails the run', () => {
  const summary = summariseRun([aLayer([aResult('passed'), aResult('failed', 'no')])], strictness);
  assert.deepEqual([summary.isGood, summary.lines.at(-1)], [false, '1 passed, 1 failed']);
});

test('a layer with files and no test fails, as does a run without any test', () => {
  assert.equal(summariseRun([aLayer([]), aLayer([aResult('passed')])], strictness).isGood, false);
  assert.equal(summariseRun([], strictness).isGood, false);
});

test('a layer without files is said, and fails in CI unless only a part was asked for', () => {
  const outcomes = [aLayer([aResult('passed')]), aLayer([], 0)];
  const { lines, isGood } = summariseRun(outcomes, strictness);
  assert.equal(isGood, true);
  assert.ok(lines.includes('  unit: no files'));
  assert.equal(summariseRun(outcomes, { ...strictness, isCi: true }).isGood, false);
  assert.equal(summariseRun(outcomes, { ...strictness, isCi: true, isNarrowed: true }).isGood, true);
});

test('a promise that this run did not keep fails it', () => {
  const summary = summariseRun([aLayer([aResult('passed')])], { ...strictness, brokenPromises: ['row 3'] });
  assert.deepEqual([summary.isGood, summary.lines.at(-1)], [false, '1 passed, 1 failed']);
});

test('what failed at first and passed when it ran again is told with its reason', () => {
  const outcome = { ...aLayer([aResult('passed')]), unsteady: [aResult('failed', 'late\nat here')] };
  const { lines, isGood } = summariseRun([outcome], strictness);
  assert.equal(isGood, true);
  assert.deepEqual(lines.slice(-3), [
    'Failed at first and passed when run again by itself; look into it:',
    '  a.test.ts › a › b on replicated: late',
    '1 passed, 0 failed',
  ]);
});

test('a failure is described by where, which and why', () => {
  assert.deepEqual(describeFailures([aResult('passed'), aResult('failed', 'one\ntwo')]), [
    '✖ a.test.ts › a › b on replicated',
    '    one',
    '    two',
  ]);
});
