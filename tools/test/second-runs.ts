import { hasHeadLine } from './has-head-line.ts';
import type { PlacedFile, TestPiece, TestPlan } from './run-test-files.ts';
import type { TestResult } from './test-result.ts';

/** What pieces of a layer brought, and which failures of it a second run took back. */
export type LayerResults = { byPiece: Map<TestPiece, TestResult[]>; unsteady: TestResult[] };

/**
 * Runs, each once more and by itself, for the files that failed: on a machine that had too much to do a wait may have
 * been too short. When all of a file passes then, that counts, and its failures are told as unsteady. A file that says
 * `// retry: none: why` has no second word.
 */
export function secondRuns(
  folder: string,
  { byPiece, unsteady }: LayerResults,
  again: TestPlan['again'],
): (() => Promise<void>)[] {
  const runAgain = (piece: TestPiece, placed: PlacedFile) => async () => {
    const second = await again(placed);
    if (second.length === 0 || second.some(({ status }) => status === 'failed')) return;
    const first = byPiece.get(piece) ?? [];
    const own = first.filter(({ file, topology }) => file === placed.file && topology === placed.topology);
    unsteady.push(...own.filter(({ status }) => status === 'failed'));
    byPiece.set(piece, [...first.filter((result) => !own.includes(result)), ...second]);
  };
  return [...byPiece].flatMap(([piece, results]) =>
    failedFilesOf(results)
      .filter(({ file }) => !hasHeadLine(folder, file, '// retry: none'))
      .map((placed) => runAgain(piece, placed)),
  );
}

function failedFilesOf(results: readonly TestResult[]): PlacedFile[] {
  const failed = results.filter(({ status }) => status === 'failed');
  const files = failed.map(({ file, topology }): [string, PlacedFile] => [
    `${file} ${topology}`,
    { file, topology },
  ]);
  return [...new Map(files).values()];
}
