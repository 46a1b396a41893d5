import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The memory of a process and all below it, in MB: on Linux the proportional set size, in which memory that several
 * processes share counts once; elsewhere the resident sizes, which are more.
 */
export function memoryOfTree(rootPid: number): { totalMb: number; byProcess: string[] } {
  const sizes = treeOf(rootPid).map((pid) => ({ pid, mb: memoryOf(pid) }));
  return {
    totalMb: sizes.reduce((sum, { mb }) => sum + mb, 0),
    byProcess: sizes.map(({ pid, mb }) => `${mb.toFixed(0)} MB ${commandOf(pid)}`),
  };
}

function treeOf(rootPid: number): number[] {
  const parents = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (pid: number): number[] => [
    pid,
    ...parents.flatMap(([child = 0, parent]) => (parent === pid ? below(child) : [])),
  ];
  return below(rootPid);
}

function memoryOf(pid: number): number {
  try {
    if (process.platform !== 'linux') {
      return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
    }
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1]) / 1024;
  } catch (error) {
    // A database session that has ended meanwhile takes no memory.
    const { code, status } = error as { code?: string; status?: number };
    if (code === 'ENOENT' || code === 'ESRCH' || status === 1) return 0;
    throw error;
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .slice(0, 60);
  } catch {
    return 'ended';
  }
}
