import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of the project to break; its packages are those of the project. */
export type CopyOfSources = { folder: string; remove: () => void };

/** What the rooms and their tests need, and nothing that is large. */
const needed = ['contracts', 'deploy', 'runtime', 'sandbox', 'services', 'package.json', 'tsconfig.json'];

/** Copies the sources of the rooms and the machinery into a new folder below `.souk`. */
export function copyOfSources(project: string): CopyOfSources {
  const above = join(project, '.souk/mutations');
  mkdirSync(above, { recursive: true });
  const folder = mkdtempSync(join(above, 'copy-'));
  const there = new Set(readdirSync(project));
  for (const name of needed.filter((each) => there.has(each))) {
    cpSync(join(project, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, '.souk/test'), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
