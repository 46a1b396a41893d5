import { readSource } from './read-source.ts';
import type { Planted, Tree } from './tree.ts';

/** A tree of the given texts by path, for proving a rule. */
export function plantTree(files: Planted): Tree {
  const paths = Object.keys(files).toSorted();
  return { files: paths.map((path) => readSource(path, files[path] ?? '')) };
}
