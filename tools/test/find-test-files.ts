import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer, Topology } from './layers.ts';
import { topologyNames } from './layers.ts';

const elsewhere = ['node_modules', '.souk', 'build', '.react-router', '.git'];

/**
 * The test files of a layer below `folder`, sorted, as paths from it with forward slashes; only those that contain one
 * of `patterns`, when there are any.
 */
export function findTestFiles(
  folder: string,
  layer: Pick<Layer, 'files' | 'except'>,
  patterns: string[],
): string[] {
  const find = (globs: string[]) =>
    globSync(globs, { cwd: folder, exclude: (path) => elsewhere.includes(path.split(/[\\/]/).at(-1) ?? '') });
  const excepted = new Set(layer.except.length > 0 ? find(layer.except) : []);
  return find(layer.files)
    .filter((path) => !excepted.has(path))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)))
    .toSorted();
}

/**
 * The topologies that a test file runs on: those of its line `// topologies: one-process, each-alone` among the first
 * lines, else the layer's own.
 * @throws {Error} when the line names something that is no topology
 */
export function topologiesOf(folder: string, file: string, layer: Pick<Layer, 'topologies'>): Topology[] {
  if (layer.topologies.length === 0) return [];
  const head = readFileSync(join(folder, file), 'utf8').split('\n').slice(0, 10);
  const line = head.find((text) => text.startsWith('// topologies:'));
  if (line === undefined) return layer.topologies;
  const names = line.slice('// topologies:'.length).split(',');
  return names.map((name) => {
    const known = topologyNames.find((topology) => topology === name.trim());
    if (known === undefined) throw new Error(`${file}: "${name.trim()}" is no topology`);
    return known;
  });
}
