import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { plantedRun } from './planted-run.ts';
import { planTestFiles, type TestPiece } from './run-test-files.ts';
import { secondRuns } from './second-runs.ts';
import type { TestResult } from './test-result.ts';

const folder = mkdtempSync(join(tmpdir(), 'souk-second-runs-'));
after(() => rmSync(folder, { recursive: true }));

const head = `import { existsSync, writeFileSync } from 'node:fs';\nimport { test } from 'node:test';\n`;
const lateOnce = (name: string) => `test('in time', () => {
    if (existsSync('${folder}/${name}')) return;
    writeFileSync('${folder}/${name}', '');
    throw new Error('late');
  });`;

/** Runs planted files, then again those that may; gives what counts of each, and what was unsteady. */
async function runTwice(codes: Record<string, string>) {
  for (const [name, code] of Object.entries(codes)) writeFileSync(join(folder, `${name}.test.ts`), code);
  const plan = planTestFiles(
    plantedRun({
      folder,
      files: Object.keys(codes).map((name) => ({ file: `${name}.test.ts`, topology: null })),
    }),
  );
  const byPiece = new Map<TestPiece, TestResult[]>();
  for (const piece of plan.beside) byPiece.set(piece, await piece.run());
  const unsteady: TestResult[] = [];
  const runs = secondRuns(folder, { byPiece, unsteady }, plan.again);
  for (const run of runs) await run();
  const describe = ({ file, name, status }: TestResult) => `${status} ${file} ${name}`;
  return {
    runs: runs.length,
    counts: [...byPiece.values()].flat().map(describe),
    unsteady: unsteady.map(describe),
  };
}

test('a file that failed runs once more by itself; when it passes that counts, and its failure is told', async () => {
  const outcome = await runTwice({
    a: `${head}test('good', () => {});`,
    b: `${head}test('good', () => {});\n${lateOnce('b')}`,
    c: `${head}test('always', () => { throw new Error('wrong'); });\n${lateOnce('c')}`,
  });
  assert.deepEqual(outcome, {
    runs: 2,
    counts: [
      'passed a.test.ts good',
      'passed b.test.ts good',
      'passed b.test.ts in time',
      'failed c.test.ts always',
      'failed c.test.ts in time',
    ],
    unsteady: ['failed b.test.ts in time'],
  });
});

test('a file that says so has no second run', async () => {
  const outcome = await runTwice({
    d: `// retry: none: what is lost once is lost\n${head}${lateOnce('d')}`,
  });
  assert.deepEqual(outcome, { runs: 0, counts: ['failed d.test.ts in time'], unsteady: [] });
});
