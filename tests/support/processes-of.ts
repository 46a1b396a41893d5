import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process by number and command line. */
export type SeenProcess = { pid: number; command: string };

/**
 * The living processes that have to do with a data folder: it stands in their command line, or (where that can be read)
 * in their environment.
 */
export function processesOf(folder: string): SeenProcess[] {
  const all = process.platform === 'linux' ? fromProc(folder) : fromPs(folder);
  return all.filter(({ pid }) => pid !== process.pid);
}

function fromProc(folder: string): SeenProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const command = read(`/proc/${name}/cmdline`);
      const isOurs = command.includes(folder) || read(`/proc/${name}/environ`).includes(`=${folder}`);
      return isOurs && command !== '' ? [{ pid: Number(name), command: command.replaceAll('\0', ' ') }] : [];
    });
}

/** Empty for a process that has just gone (a zombie has no command line either), or that is not ours to look into. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(code)) return '';
    throw error;
  }
}

function fromPs(folder: string): SeenProcess[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && command.includes(folder) ? [{ pid: Number(pid), command }] : [];
  });
}
