import type { Log } from '#runtime/telemetry/log.ts';
import { knownProcess } from '../shop/known-process.ts';
import { writeRunFile, type RunFile } from '../shop/run-file.ts';
import type { Ports } from './ports.ts';

/** Keeps the run file true while a shop starts, runs and stops. */
export type RunNotes = {
  /** More processes to note: by name, asked again each time the file is written. */
  add: (pids: () => Record<string, number | undefined>) => void;
  /** Begins to write the file, or notes the next phase. */
  enter: (phase: RunFile['phase']) => void;
  /** Writes the file again because other processes run; nothing before the first phase. */
  write: () => void;
  /** Notes a rolling restart: when it began and ended, and what went wrong. */
  duringRestart: (work: () => Promise<void>) => Promise<void>;
};

/** Makes the notes of a shop that this process runs. */
export function noteRun(options: {
  stateFolder: string;
  ports: Ports;
  topology: string;
  log: Log;
}): RunNotes {
  const { stateFolder, ports, topology, log } = options;
  const startedAt = new Date().toISOString();
  const supervisor = knownProcess(process.pid);
  const sources: (() => Record<string, number | undefined>)[] = [];
  let phase: RunFile['phase'] | undefined;
  let restart: RunFile['restart'];

  function write(): void {
    if (!phase) return;
    const pids = sources.flatMap((source) => Object.entries(source()));
    const running = pids.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, knownProcess(pid)]]));
    try {
      writeRunFile(stateFolder, {
        phase,
        supervisor,
        startedAt,
        topology,
        url: urlOf(ports),
        providerUrl: `http://127.0.0.1:${ports.provider}`,
        mailboxUrl: `http://127.0.0.1:${ports.mailbox}`,
        carrierUrl: `http://127.0.0.1:${ports.carrier}`,
        databasePort: ports.database,
        processes: Object.fromEntries(running),
        ...(restart ? { restart } : {}),
      });
    } catch (error) {
      log.error('could not write the run file: souk status and souk stop may not find this shop', { error });
    }
  }

  return {
    add: (pids) => sources.push(pids),
    enter: (next) => {
      phase = next;
      write();
    },
    write,
    duringRestart: async (work) => {
      restart = { startedAt: new Date().toISOString(), endedAt: null, problem: null };
      write();
      try {
        await work();
        restart = { ...restart, endedAt: new Date().toISOString() };
      } catch (error) {
        restart = { ...restart, endedAt: new Date().toISOString(), problem: (error as Error).message };
        throw error;
      } finally {
        write();
      }
    },
  };
}

/** Where a shop on these ports is reached. */
export function urlOf(ports: Ports): string {
  return `http://127.0.0.1:${ports.shop}`;
}
