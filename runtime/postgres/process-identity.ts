import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells one process from a later one with the same number: when it started, and its command line. */
export type ProcessIdentity = { startedAt: string; commandLine: string[] };

/** The identity of the process `pid`, or undefined when it is gone (a zombie counts as gone). */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces: count from its end (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return { startedAt: `${boot}:${fields[19]}`, commandLine };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function fromPs(pid: number): ProcessIdentity | undefined {
  try {
    const output = execFileSync('ps', ['-o', 'stat=,lstart=,args=', '-p', String(pid)], { encoding: 'utf8' });
    const match = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(output);
    if (!match?.[2] || match[1]?.startsWith('Z')) return undefined;
    return { startedAt: match[2], commandLine: (match[3] ?? '').split(' ') };
  } catch (error) {
    // ps leaves with 1 when there is no such process.
    if (error instanceof Error && 'status' in error && error.status === 1) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
}
