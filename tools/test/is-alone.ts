import { hasHeadLine } from './has-head-line.ts';

/**
 * Whether a test file says in its first lines, `// alone: why`, that it must not have others beside it: neither in its
 * process, where files share one, nor on the machine, where they do not.
 */
export function isAlone(folder: string, file: string): boolean {
  return hasHeadLine(folder, file, '// alone:');
}
