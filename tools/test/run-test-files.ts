import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasHeadLine } from './has-head-line.ts';
import { isAlone } from './is-alone.ts';
import type { Topology } from './layers.ts';
import { runTestBatch } from './run-test-batch.ts';
import type { RunningShop } from './start-shared-shop.ts';
import type { TestResult } from './test-result.ts';

/** A test file and the topology that it is to run on, if any. */
export type PlacedFile = { file: string; topology: Topology | null };

/** Test files to run, and the limits; `interrupt` ends the run early, as Ctrl-C does. */
export type TestRun = {
  folder: string;
  files: PlacedFile[];
  environment: Record<string, string>;
  filesPerProcess: number;
  filesPerShop: number;
  fileTimeoutMs: number;
  interrupt: AbortSignal;
  onFile: (results: TestResult[]) => void;
  startShop: (topology: Topology) => Promise<RunningShop>;
};

/** Files for one worker to run in turn: in one process, or each in its own beside a shop that they share. */
type Share = { files: PlacedFile[]; shopOn: Topology | null };

/**
 * Pieces of a run, each for one worker: those that may run beside others, and those that must have the machine; and how
 * one file runs once more, with nothing beside it.
 */
export type TestPlan = {
  beside: TestPiece[];
  alone: TestPiece[];
  again: (placed: PlacedFile) => Promise<TestResult[]>;
};

/** `weight` tells the longer piece from the shorter: the bytes of its files, times ten where one says `// long: why`. */
export type TestPiece = { weight: number; run: () => Promise<TestResult[]> };

/**
 * Divides test files into pieces; a piece answers every test of it, in the order of its files. Files that say
 * `// shop: shared` use one shop of their topology for so many of them, one after another; it is a new one after a
 * failure. Those that must be alone are pieces apart.
 */
export function planTestFiles(order: TestRun): TestPlan {
  mkdirSync(join(order.folder, '.souk/test'), { recursive: true });
  const piece = ({ files, shopOn }: Share): TestPiece => ({
    weight: files.reduce((sum, { file }) => sum + weightOf(order.folder, file), 0),
    run: async () => {
      if (order.interrupt.aborted) return [];
      return shopOn ? runOnOneShop(order, files, shopOn) : runBatch(order, files);
    },
  });
  const again = (placed: PlacedFile) => piece({ files: [placed], shopOn: null }).run();
  const isShared = ({ file }: PlacedFile) => hasHeadLine(order.folder, file, '// shop: shared');
  const alone = order.files.filter(({ file }) => isAlone(order.folder, file));
  const others = order.files.filter((each) => !alone.includes(each));
  const single = (files: PlacedFile[]): Share[] => files.map((file) => ({ files: [file], shopOn: null }));
  if (order.filesPerProcess > 1) {
    const batches = inParts(others, order.filesPerProcess);
    const beside = batches.map((files) => piece({ files, shopOn: null }));
    return { beside, alone: single(alone).map(piece), again };
  }
  const pieces = (files: PlacedFile[]) => {
    const shared = Map.groupBy(files.filter(isShared), ({ topology }) => topology);
    const shares = [...shared].flatMap(([shopOn, some]) =>
      inParts(some, order.filesPerShop).map((part) => ({ files: part, shopOn })),
    );
    return [...shares, ...single(files.filter((each) => !isShared(each)))].map(piece);
  };
  return { beside: pieces(others), alone: pieces(alone), again };
}

async function runOnOneShop(order: TestRun, files: PlacedFile[], shopOn: Topology): Promise<TestResult[]> {
  const finished: TestResult[] = [];
  let shop: RunningShop | undefined;
  try {
    for (const file of files) {
      if (order.interrupt.aborted) break;
      const running = shop ?? (await order.startShop(shopOn).catch((error: Error) => error));
      if (running instanceof Error) {
        finished.push(withoutShop(order, file, running));
        continue;
      }
      shop = running;
      const environment = { ...order.environment, ...shop.environment };
      const results = await runBatch({ ...order, environment }, [file]);
      finished.push(...results);
      if (results.every(({ status }) => status !== 'failed')) continue;
      // A test that failed half-way may have left anything behind.
      await shop.stop();
      shop = undefined;
    }
  } finally {
    await shop?.stop();
  }
  return finished;
}

function withoutShop(order: TestRun, { file, topology }: PlacedFile, { message }: Error): TestResult {
  const names = { file, name: file, fullName: file };
  const result = { ...names, topology, status: 'failed' as const, durationMs: 0, reason: message };
  order.onFile([result]);
  return result;
}

/** Runs files in one process, or a single one in its own. */
async function runBatch(order: TestRun, files: PlacedFile[]): Promise<TestResult[]> {
  // Files that share a process need no running shop, so have no topology.
  const topology = files[0]?.topology ?? null;
  const tests = await runTestBatch({
    folder: order.folder,
    files: files.map(({ file }) => file),
    environment: topology ? { ...order.environment, SOUK_TOPOLOGY: topology } : order.environment,
    giveUp: () => AbortSignal.any([AbortSignal.timeout(order.fileTimeoutMs), order.interrupt]),
  });
  const results = tests.map((test) => ({ ...test, topology }));
  order.onFile(results);
  return results;
}

/** As few parts of like length as keep each to `most`. Neighbours stay together: who tests one room loads only that. */
function inParts(files: PlacedFile[], most: number): PlacedFile[][] {
  const count = Math.ceil(files.length / most);
  const startOf = (part: number) => Math.round((part * files.length) / count);
  return Array.from({ length: count }, (_, part) => files.slice(startOf(part), startOf(part + 1)));
}

/** What starts shops or processes again and again takes long with few bytes. */
function weightOf(folder: string, file: string): number {
  return statSync(join(folder, file)).size * (hasHeadLine(folder, file, '// long:') ? 10 : 1);
}
