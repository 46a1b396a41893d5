/** The topologies that a promise can name; each is a file of deploy/topology/. */
const topologies = ['one-process', 'each-alone', 'replicated'] as const;

export type Topology = (typeof topologies)[number];

/** One promise, the test that keeps it, and the topologies on which that test must run (none: it needs no running shop). */
export type CoverageRow = {
  section: string;
  promise: string;
  testFile: string;
  testName: string;
  topologies: readonly Topology[];
  /** Line in docs/coverage.md, counted from 1. */
  line: number;
};

const header = ['promise', 'test file', 'test name', 'topologies'];

/**
 * Reads the tables of docs/coverage.md: `| promise | test file | test name | topologies |` below section headings.
 * The last cell is `all`, `-` or names with commas; `\|` is a bar inside a cell. Throws for a row of another form.
 */
export function readCoverage(markdown: string): CoverageRow[] {
  const rows: CoverageRow[] = [];
  let section = '';
  for (const [index, text] of markdown.split('\n').entries()) {
    const line = index + 1;
    if (text.startsWith('#')) section = text.replace(/^#+\s*/, '').trim();
    if (!text.startsWith('|')) continue;
    const cells = readCells(text);
    if (cells.every((cell) => /^:?-{3,}:?$/.test(cell)) || cells.join() === header.join()) continue;
    const [promise, testFile, testName, where] = cells;
    if (cells.length !== 4 || !promise || !testFile || !testName || !where) {
      throw new SyntaxError(`docs/coverage.md:${line} is no row of four filled cells`);
    }
    rows.push({ section, promise, testFile, testName, topologies: readTopologies(where, line), line });
  }
  return rows;
}

function readCells(text: string): string[] {
  const inner = text.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .trim()
      .replaceAll('\\|', '|')
      .replace(/^`(.*)`$/, '$1'),
  );
}

function readTopologies(cell: string, line: number): readonly Topology[] {
  if (cell === 'all') return topologies;
  if (cell === '-') return [];
  return cell.split(',').map((name) => {
    const topology = topologies.find((known) => known === name.trim());
    if (topology === undefined)
      throw new SyntaxError(`docs/coverage.md:${line} names no topology: ${name.trim()}`);
    return topology;
  });
}
