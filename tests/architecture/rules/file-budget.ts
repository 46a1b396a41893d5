import type { Rule, SourceFile } from '../tree.ts';

const linesMost = 300;
const linesMedianMost = 90;

/** A file is one thing that can be named and read at a sitting. */
export const fileBudget: Rule = {
  name: 'files are short',
  looksAt,
  findOffences: (tree) => {
    const files = tree.files.filter(looksAt);
    const lengths = files.map(({ lineCount }) => lineCount).toSorted((a, b) => a - b);
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
    const long = files.filter(({ lineCount }) => lineCount > linesMost);
    return [
      ...long.map(({ path, lineCount }) => ({
        path,
        line: lineCount,
        message: `is longer than ${linesMost} lines`,
      })),
      ...(median > linesMedianMost
        ? [{ path: '(median)', line: median, message: 'lines are too many' }]
        : []),
    ];
  },
  clean: {
    'runtime/a.ts': lines(300),
    'runtime/b.ts': lines(90),
    'runtime/c.ts': lines(10),
    'docs/a.md': lines(900),
  },
  offenders: [
    { what: 'one long file', files: { 'runtime/a.ts': lines(301) }, at: 'runtime/a.ts:301' },
    {
      what: 'one long test',
      files: { 'runtime/a.test.ts': lines(301), 'runtime/d.ts': '' },
      at: 'runtime/a.test.ts:301',
    },
    { what: 'many longish files', files: { 'runtime/b.ts': lines(91) }, at: '(median):91' },
  ],
};

function lines(count: number): string {
  return '// one thing\n'.repeat(count);
}

function looksAt(file: SourceFile): boolean {
  return file.program !== null;
}
