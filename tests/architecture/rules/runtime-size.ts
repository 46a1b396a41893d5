import { placeOf } from '../place-of.ts';
import type { Rule, SourceFile } from '../tree.ts';

const linesMost = 7700;

/** What no service loads (docs/decisions/0007): the ground for tests, and what starts PostgreSQL for the shop. */
const besides = ['runtime/testing/', 'runtime/postgres/'];

/** The shared machinery stays small enough to be read whole by the people who depend on it. */
export const runtimeSize: Rule = {
  name: 'the runtime stays small',
  looksAt,
  findOffences: (tree) => {
    const sum = tree.files.filter(looksAt).reduce((lines, { lineCount }) => lines + lineCount, 0);
    return sum > linesMost ? [{ path: 'runtime/', line: sum, message: `is over ${linesMost} lines` }] : [];
  },
  clean: {
    'runtime/a.ts': '1;\n'.repeat(linesMost),
    'runtime/a.test.ts': '1;\n'.repeat(50),
    'runtime/testing/b.ts': '1;\n'.repeat(50),
    'runtime/postgres/b.ts': '1;\n'.repeat(50),
  },
  offenders: [{ what: 'one line more', files: { 'runtime/b.ts': '1;\n' }, at: `runtime/:${linesMost + 1}` }],
};

function looksAt(file: SourceFile): boolean {
  const isLoaded =
    file.path.startsWith('runtime/') && !besides.some((folder) => file.path.startsWith(folder));
  return file.program !== null && isLoaded && !placeOf(file.path).isTest;
}
