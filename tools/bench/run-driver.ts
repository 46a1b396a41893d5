import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BenchOrder, BenchTimes, BenchTold } from './bench-work.ts';

const driver = fileURLToPath(new URL('drive.ts', import.meta.url));

/**
 * Has a process of its own do some work, on the last core where processes can be bound to one; `onBegin` and `onEnd` are
 * called around the seconds that count.
 * @throws {Error} with what went wrong where any of the work did
 */
export async function runDriver(
  order: BenchOrder,
  onBegin: () => void,
  onEnd: () => void,
): Promise<BenchTimes> {
  const child = spawn(...commandOf(), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const told = new Promise<BenchTimes>((resolve, reject) => {
    child.on('message', (message: BenchTold) => {
      if ('began' in message) return onBegin();
      onEnd();
      resolve(message.ended);
    });
    child.once('exit', (code) => reject(new Error(`the driver left with ${code}`)));
  });
  child.send(order);
  const times = await told;
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`the driver left with ${child.exitCode}`);
  const [first] = times.errors;
  if (first !== undefined) throw new Error(`${times.errors.length} things went wrong, first: ${first}`);
  if (times.timesMs.length === 0) throw new Error('nothing was done in time');
  return times;
}

function commandOf(): [string, string[]] {
  const cores = availableParallelism();
  if (cores < 2 || !existsSync('/usr/bin/taskset')) return [process.execPath, [driver]];
  return ['/usr/bin/taskset', ['-c', String(cores - 1), process.execPath, driver]];
}
