import { findTestFiles, topologiesOf } from './find-test-files.ts';
import type { Lane as LaneName, Layer, Topology } from './layers.ts';
import { runLanes } from './run-lanes.ts';
import { planTestFiles, type PlacedFile, type TestPiece } from './run-test-files.ts';
import { secondRuns, type LayerResults } from './second-runs.ts';
import { startSharedShop } from './start-shared-shop.ts';
import { startTestServers } from './start-test-servers.ts';
import { testEnvironment } from './test-environment.ts';
import type { TestResult } from './test-result.ts';

/**
 * What a layer did: its tests, the number of its files, how long it took from its first file to its last, and which of
 * its tests failed at first and passed when they ran again.
 */
export type LayerOutcome = {
  name: Layer['name'];
  files: number;
  results: TestResult[];
  seconds: number;
  unsteady: TestResult[];
};

/** Where to look for the files of layers, which of them to take (all, when there are no patterns), and whom to tell. */
export type LayersRun = {
  folder: string;
  patterns: string[];
  /** The topologies that files needing a shop run on, instead of those that they name. */
  topologies?: readonly Topology[] | undefined;
  interrupt: AbortSignal;
  onLayer: (name: Layer['name']) => void;
  onFile: (results: TestResult[]) => void;
};

/** How many files of a lane run at once; who has none left helps in the other. */
const workers: Record<LaneName, number> = { pure: 2, rooms: 1, browsers: 1, shops: 2 };
const workersMost = 4;
/** Where more files fail than these, it is not by chance, and none runs again. */
const filesAgainMost = 4;

/**
 * Runs the files of layers on each of their topologies: first those that are pure, then rooms and browsers beside shops, since
 * these mostly wait and those mostly compute, and at last, one by one, whatever must be alone. In a whole run a few files that
 * failed run once more.
 */
export async function runLayers(layers: readonly Layer[], order: LayersRun): Promise<LayerOutcome[]> {
  const needsServers = layers.some(
    (layer) => layer.needsDatabase && findTestFiles(order.folder, layer, order.patterns).length > 0,
  );
  const servers = needsServers ? await startTestServers(workersMost) : undefined;
  try {
    const urls = servers?.urls.join(' ');
    const planned = layers.map((layer) => planLayer(layer, order, urls));
    const laneOf = (name: LaneName) => {
      const pieces = planned.filter(({ lane }) => lane === name).flatMap(({ beside }) => beside);
      return { workers: workers[name], pieces: pieces.toSorted(longestFirst).map(({ run }) => run) };
    };
    await runLanes([laneOf('pure')]);
    await runLanes([laneOf('rooms'), laneOf('browsers'), laneOf('shops')]);
    const alone = planned.flatMap((layer) => layer.alone);
    await runLanes([{ workers: 1, pieces: alone.map(({ run }) => run) }]);
    const again = order.patterns.length > 0 ? [] : planned.flatMap((layer) => layer.again());
    if (again.length <= filesAgainMost) await runLanes([{ workers: 1, pieces: again }]);
    return planned.map(({ outcome }) => outcome());
  } finally {
    await servers?.stop();
  }
}

/** What is long and begins last leaves the other workers with nothing to do. */
const longestFirst = (one: WatchedPiece, other: WatchedPiece) => other.weight - one.weight;

type WatchedPiece = { weight: number; run: () => Promise<void> };

/** The pieces of a layer, and what became of them once they are done. */
function planLayer(layer: Layer, order: LayersRun, databaseUrls: string | undefined) {
  const files = findTestFiles(order.folder, layer, order.patterns);
  const plan = planTestFiles({
    ...layer,
    ...order,
    files: files.flatMap((file) => placesOf(order, file, layer)),
    environment: layer.needsDatabase && databaseUrls ? { SOUK_TEST_DATABASE_URL: databaseUrls } : {},
    startShop: (topology: Topology) => startSharedShop(topology, testEnvironment(order.folder)),
  });
  const results: LayerResults = { byPiece: new Map(), unsteady: [] };
  let firstMs: number | undefined;
  let lastMs = 0;
  const watched = (piece: TestPiece): WatchedPiece => ({
    weight: piece.weight,
    run: async () => {
      if (firstMs === undefined) order.onLayer(layer.name);
      firstMs ??= performance.now();
      results.byPiece.set(piece, await piece.run());
      lastMs = performance.now();
    },
  });
  return {
    lane: layer.lane,
    beside: plan.beside.map(watched),
    alone: plan.alone.map(watched),
    again: () => secondRuns(order.folder, results, plan.again),
    outcome: (): LayerOutcome => ({
      name: layer.name,
      files: files.length,
      results: [...plan.beside, ...plan.alone].flatMap((piece) => results.byPiece.get(piece) ?? []),
      seconds: (lastMs - (firstMs ?? lastMs)) / 1000,
      unsteady: results.unsteady,
    }),
  };
}

/** A file on each of its topologies; on none when the layer needs no running shop. */
function placesOf({ folder, topologies }: LayersRun, file: string, layer: Layer): PlacedFile[] {
  if (layer.topologies.length === 0) return [{ file, topology: null }];
  return (topologies ?? topologiesOf(folder, file, layer)).map((topology) => ({ file, topology }));
}
