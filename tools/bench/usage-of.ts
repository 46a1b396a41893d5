import { readFileSync, readdirSync } from 'node:fs';

/** Whose processor time it is. */
export const usageGroups = ['node', 'postgres', 'sandbox'] as const;
export type Usage = Record<(typeof usageGroups)[number], number>;

/** Ticks of `/proc` in a second, as Linux has them for programs (`USER_HZ`). */
const ticksPerSecond = 100;

/** The processor time in milliseconds that a process and all below it have taken so far, by what they are. Linux only. */
export function usageOf(rootPid: number): Usage {
  const seen = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf),
  );
  const usage: Usage = { node: 0, postgres: 0, sandbox: 0 };
  for (const [pid, { cpuMs }] of seen) {
    if (!isBelow(pid, rootPid, seen)) continue;
    const command = read(`/proc/${pid}/cmdline`);
    const group = command.includes('/sandbox/')
      ? 'sandbox'
      : command.includes('postgres')
        ? 'postgres'
        : 'node';
    usage[group] += cpuMs;
  }
  return usage;
}

type Stat = { parent: number; cpuMs: number };

function isBelow(pid: number, root: number, seen: ReadonlyMap<number, Stat>): boolean {
  for (let each: number | undefined = pid; each; each = seen.get(each)?.parent)
    if (each === root) return true;
  return false;
}

/** The name of a process may hold spaces and brackets, and ends with the last bracket (proc(5)). */
function statOf(name: string): [number, Stat][] {
  const text = read(`/proc/${name}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  if (parent === undefined || user === undefined || system === undefined || text === '') return [];
  return [[Number(name), { parent, cpuMs: ((user + system) * 1000) / ticksPerSecond }]];
}

/** Empty for a process that has just gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
