import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** A folder in memory for what tests write and throw away, if there is room for one; `remove` takes it away. */
export type TestMemory = { folder: string | undefined; remove: () => void };

const leastBytes = 4 * 1024 ** 3;
const leastFiles = 200_000;
const prefix = 'souk-test-';

/**
 * Makes a folder in the machine's memory (`/dev/shm` on Linux), and removes those of runs that were killed. Databases of
 * tests come and go with thousands of files each, and a file system on a disk spends a fifth of a run on finding places
 * for them. Without such a folder, or with too little room in it, tests use `.souk/test`.
 */
export function openTestMemory(parent = '/dev/shm', pid = process.pid): TestMemory {
  if (!existsSync(parent)) return { folder: undefined, remove: () => {} };
  for (const name of readdirSync(parent))
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))))
      removeFolder(join(parent, name));
  const { bavail, bsize, ffree } = statfsSync(parent);
  if (bavail * bsize < leastBytes || ffree < leastFiles) return { folder: undefined, remove: () => {} };
  const folder = join(parent, `${prefix}${pid}`);
  mkdirSync(folder, { recursive: true });
  return { folder, remove: () => removeFolder(folder) };
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
