import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { plantTree } from './architecture/plant-tree.ts';
import { readTree } from './architecture/read-tree.ts';
import { checkCoverage } from './coverage/check-coverage.ts';
import { readCoverage } from './coverage/read-coverage.ts';
import { checkCoverageAgainstResults, type TestResult } from './coverage/check-coverage-against-results.ts';

const projectFolder = join(import.meta.dirname, '..');

const planted = plantTree({
  'tests/buy.journey.ts': [
    "journey('a guest buys', async () => {});",
    "test.skip('a guest waits', () => {});",
    "test('a guest leaves', { todo: 'later' }, () => {});",
    'for (const n of [1]) test(`a guest buys ${n} pots`, () => {});',
    'for (const n of [1]) test(`${n}`, () => {});',
    "// test('a guest dreams', () => {});",
  ].join('\n'),
});

describe('docs/coverage.md is read', () => {
  test('a row is a promise, a test and where it runs, below its heading', () => {
    const markdown = [
      '## Buying',
      '| promise | test file | test name | topologies |',
      '| --- | --- | --- | --- |',
      '| A guest buys | `tests/buy.journey.ts` | a guest \\| buys | one-process, each-alone |',
    ].join('\n');
    assert.deepEqual(readCoverage(markdown), [
      {
        section: 'Buying',
        promise: 'A guest buys',
        testFile: 'tests/buy.journey.ts',
        testName: 'a guest | buys',
        topologies: ['one-process', 'each-alone'],
        line: 4,
      },
    ]);
  });

  test('a row of another form is refused', () => {
    assert.throws(() => readCoverage('| a | b | c |'), /docs\/coverage\.md:1 is no row of four filled cells/);
    assert.throws(() => readCoverage('| a | b |  | - |'), /coverage\.md:1 is no row/);
    assert.throws(
      () => readCoverage('\n| a | b | c | two-process |'),
      /coverage\.md:2 names no topology: two-process/,
    );
  });
});

describe('a row without a living test is found', () => {
  test('a missing file, a missing name and a test that cannot run are found', () => {
    const check = (file: string, name: string): string[] =>
      checkCoverage(readCoverage(`| promise | ${file} | ${name} | - |`), planted);
    const at = 'docs/coverage.md:1 tests/buy.journey.ts';
    assert.deepEqual(check('tests/buy.journey.ts', 'a guest buys'), []);
    assert.deepEqual(check('tests/buy.journey.ts', 'a guest buys 3 pots'), []);
    assert.deepEqual(check('tests/sell.journey.ts', 'x'), [
      'docs/coverage.md:1 tests/sell.journey.ts does not exist',
    ]);
    assert.deepEqual(check('tests/buy.journey.ts', 'a guest sells'), [`${at} has no test "a guest sells"`]);
    assert.deepEqual(check('tests/buy.journey.ts', 'a guest dreams'), [`${at} has no test "a guest dreams"`]);
    assert.deepEqual(check('tests/buy.journey.ts', 'a guest waits'), [
      `${at} "a guest waits" is marked skip`,
    ]);
    assert.deepEqual(check('tests/buy.journey.ts', 'a guest leaves'), [
      `${at} "a guest leaves" is marked todo`,
    ]);
  });

  test('no rows at all are found', () => {
    assert.deepEqual(checkCoverage([], planted), ['docs/coverage.md has no rows: 0 promises checked']);
    assert.deepEqual(checkCoverageAgainstResults('# Nothing', []), [
      'docs/coverage.md has no rows: 0 promises checked',
    ]);
  });
});

describe('a row whose test did not run and pass is found', () => {
  const row = (where: string): string => `| promise | tests/buy.journey.ts | a guest buys | ${where} |`;
  const ran = (topology: string | null, status: TestResult['status'] = 'passed'): TestResult => ({
    file: 'tests/buy.journey.ts',
    name: 'a guest buys',
    topology,
    status,
    durationMs: 12,
  });
  const at = 'docs/coverage.md:1 tests/buy.journey.ts "a guest buys"';

  test('a test that passed everywhere keeps its promise', () => {
    assert.deepEqual(checkCoverageAgainstResults(row('-'), [ran(null)]), []);
    const everywhere = [ran('one-process'), ran('each-alone'), ran('replicated')];
    assert.deepEqual(checkCoverageAgainstResults(row('all'), everywhere), []);
    assert.deepEqual(checkCoverageAgainstResults(row('each-alone'), [ran('each-alone')]), []);
  });

  test('a test that did not run, was skipped or failed is found, with the topology', () => {
    assert.deepEqual(checkCoverageAgainstResults(row('-'), []), [`${at} did not run`]);
    assert.deepEqual(checkCoverageAgainstResults(row('-'), [{ ...ran(null), name: 'another' }]), [
      `${at} did not run`,
    ]);
    assert.deepEqual(checkCoverageAgainstResults(row('-'), [{ ...ran(null), file: 'x' }]), [
      `${at} did not run`,
    ]);
    assert.deepEqual(checkCoverageAgainstResults(row('-'), [ran(null, 'skipped')]), [`${at} skipped`]);
    assert.deepEqual(checkCoverageAgainstResults(row('-'), [ran(null), ran(null, 'failed')]), [
      `${at} failed`,
    ]);
    const twice = [ran('one-process'), ran('each-alone', 'failed')];
    assert.deepEqual(checkCoverageAgainstResults(row('all'), twice), [
      `${at} failed on each-alone`,
      `${at} did not run on replicated`,
    ]);
  });
});

test('every row of docs/coverage.md names a test that exists and is not skipped', async () => {
  const markdown = await readFile(join(projectFolder, 'docs/coverage.md'), 'utf8');
  assert.deepEqual(checkCoverage(readCoverage(markdown), await readTree(projectFolder)), []);
});
