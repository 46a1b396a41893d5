import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSource } from './read-source.ts';
import type { SourceFile, Tree } from './tree.ts';

const generatedFolders = new Set(['node_modules', 'build', 'dist']);
const textFile = /\.(ts|tsx|js|mjs|json|css|sql|md|html|yaml|yml|sh|svg|txt)$/;

/** Reads the project below a folder; generated and hidden folders but `.ci` are left out, and binary files have no text. */
export async function readTree(folder: string): Promise<Tree> {
  const paths = await listFiles(folder, '');
  const files = await Promise.all(paths.toSorted().map((path) => readOne(folder, path)));
  return { files };
}

async function readOne(folder: string, path: string): Promise<SourceFile> {
  return readSource(path, textFile.test(path) ? await readFile(join(folder, path), 'utf8') : '');
}

async function listFiles(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) return [path];
    const isHidden = entry.name.startsWith('.') && entry.name !== '.ci';
    return entry.isDirectory() && !isHidden && !generatedFolders.has(entry.name)
      ? listFiles(folder, path)
      : [];
  });
  return (await Promise.all(lists)).flat();
}
