import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, signalProcess } from '../shop/known-process.ts';
import type { RunFile } from '../shop/run-file.ts';

const patienceMs = 5000;

/**
 * Ends what a killed run left behind: processes of its run file that are still the same ones. Only for the holder of
 * the launcher lock, since the file of a living shop looks the same. The database's left-over is its starter's matter.
 */
export async function stopLeftOvers(left: RunFile | undefined, tell: (line: string) => void): Promise<void> {
  const living = Object.entries(left?.processes ?? {}).filter(([, known]) => isRunning(known));
  if (living.length === 0) return;
  tell(`ending what an earlier run left: ${living.map(([name]) => name).join(', ')}`);
  const isAnyLeft = () => living.some(([, known]) => isRunning(known));
  for (const [, known] of living) signalProcess(known, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < patienceMs && isAnyLeft(); waitedMs += 50) await delay(50);
  for (const [, known] of living) signalProcess(known, 'SIGKILL');
  while (isAnyLeft()) await delay(20);
}
