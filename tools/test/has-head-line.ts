import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether one of the first lines of a test file starts with these words. */
export function hasHeadLine(folder: string, file: string, words: string): boolean {
  const head = readFileSync(join(folder, file), 'utf8').split('\n').slice(0, 10);
  return head.some((line) => line.startsWith(words));
}
