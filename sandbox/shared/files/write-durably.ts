import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushDirectory } from './flush-directory.ts';

/** Writes a file whole or not at all: it is on the disk under its name when this resolves. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
  await flushDirectory(dirname(path));
}
