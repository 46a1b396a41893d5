import { processIdentity } from '#runtime/postgres/process-identity.ts';

/** A process by number and time of start, so that a later one of the same number is not taken for it. */
export type KnownProcess = { pid: number; startedAt: string };

/** Names a process that runs now. */
export function knownProcess(pid: number): KnownProcess {
  return { pid, startedAt: processIdentity(pid)?.startedAt ?? 'gone' };
}

/** Whether the process that was written down still runs. */
export function isRunning(known: KnownProcess): boolean {
  return processIdentity(known.pid)?.startedAt === known.startedAt;
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signalProcess(known: KnownProcess, signal: NodeJS.Signals): void {
  if (!isRunning(known)) return;
  try {
    process.kill(known.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
