import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import type { Problem } from '../../../client/client.ts';

/** What became of one row: what was done, with links to it if there is something to open, or why not. */
export type BulkResult = {
  key: string;
  name: string;
  problem: Problem | null;
  links: readonly { name: string; address: string }[];
  /** What was found instead of what was to be done. */
  note: string | null;
};
type Done = { links?: BulkResult['links']; note?: string };

export type Bulk = ReturnType<typeof useBulk>;

/** Does the same with several rows, one after the other, so that each has a result of its own; tells how far it is. */
export function useBulk() {
  const [results, setResults] = useState<readonly BulkResult[]>([]);
  const [progress, setProgress] = useState<{ done: number; all: number }>();
  const run = async <Row>(
    rows: readonly Row[],
    work: { keyOf: (row: Row) => string; nameOf: (row: Row) => string; do: (row: Row) => Promise<Done> },
  ) => {
    const found: BulkResult[] = [];
    for (const row of rows) {
      setProgress({ done: found.length, all: rows.length });
      found.push({ key: work.keyOf(row), name: work.nameOf(row), ...(await resultOf(work.do(row))) });
    }
    setProgress(undefined);
    setResults(found);
  };
  return { run, results, progress, forget: () => setResults([]) };
}

async function resultOf(doing: Promise<Done>): Promise<Omit<BulkResult, 'key' | 'name'>> {
  try {
    const { links = [], note = null } = await doing;
    return { problem: null, links, note };
  } catch (error) {
    return { problem: problemOf(error), links: [], note: null };
  }
}
