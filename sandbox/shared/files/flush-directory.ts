import { open } from 'node:fs/promises';

/** Puts a directory's entries on the disk, so that a file created or renamed in it is found after a power cut. */
export async function flushDirectory(path: string): Promise<void> {
  // Windows has no way to flush a directory; its file system journals renames by itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
