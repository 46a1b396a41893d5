import { placeOf } from '../place-of.ts';
import { readTestCalls } from '../read-test-calls.ts';
import type { Rule, SourceFile } from '../tree.ts';

const skipInside = /\bt\.(skip|todo)\(\s*\)/;

/** A test runs or is not there; one that a machine cannot run says why, by a condition that is no constant. */
export const noSkippedTests: Rule = {
  name: 'no test is skipped',
  looksAt,
  findOffences: (tree) =>
    tree.files.filter(looksAt).flatMap((file) => {
      const detours = readTestCalls(file).filter(({ detour }) => detour !== null);
      const silent = file.text
        .split('\n')
        .flatMap((text, index) => (skipInside.test(text) && !isProof(file) ? [index + 1] : []));
      return [
        ...detours.map(({ line, detour }) => ({ path: file.path, line, message: `a test with ${detour}` })),
        ...silent.map((line) => ({ path: file.path, line, message: 'skips without a reason' })),
      ];
    }),
  clean: {
    'runtime/a.test.ts':
      "test('a', { skip: hasBrowser ? false : 'no browser' }, (t) => { if (!x) t.skip('no x'); });\ntest('b', { skip: false }, () => {});",
    'runtime/b.ts': 'list.skip(1); describe.only();',
  },
  offenders: [
    planted('a skipped test', "test.skip('a', () => {});"),
    planted('an only test', "it.only('a', () => {});"),
    planted('a test to do', "test.todo('a');"),
    planted('a skipped group', "describe.skip('a', () => {});"),
    planted('a computed name', 'test.skip(name, () => {});'),
    planted('an option', "test('a', { skip: true }, () => {});"),
    planted('an option with words', "test('a', { skip: 'later' }, () => {});"),
    planted('an only option', "test('a', { only: true }, () => {});"),
    planted('a to-do option', "test('a', { todo: 'later' }, () => {});"),
    planted('an option of a helper', "journey('a', { skip: true }, () => {});"),
    planted('a skip without a reason', "test('a', (t) => t.skip());"),
  ],
};

/** The planted offenders of this very rule are text, not code. */
function isProof({ path }: SourceFile): boolean {
  return path === 'tests/architecture/rules/no-skipped-tests.ts';
}

function looksAt(file: SourceFile): boolean {
  return file.program !== null && placeOf(file.path).isTest;
}

function planted(what: string, text: string): Rule['offenders'][number] {
  return { what, files: { 'runtime/b.test.ts': text }, at: 'runtime/b.test.ts:1' };
}
