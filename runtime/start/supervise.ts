import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Log } from '../telemetry/log.ts';
import { keepRunning, type Kept, type Running } from './keep-running.ts';
import type { ProcessMessage, ProcessOrder } from './process-start.ts';

/** One process that is kept alive. `startFile` tells it everything; a door takes requests from outside. */
export type Place = { name: string; startFile: string; isDoor: boolean };

export type Supervisor = {
  /** Starts a place and waits until it is ready. Throws when it fails or is not ready in time. */
  start: (place: Place) => Promise<void>;
  /** Replaces every process, one after the other: a successor is ready before the old one drains and ends. */
  replaceAll: () => Promise<void>;
  /** Process ids by place; none for a place whose process has just ended. */
  pids: () => Record<string, number>;
  /** Ends every process, the doors before what stands behind them; also those that are still starting. */
  stop: () => Promise<void>;
};

export type SupervisorOptions = {
  /** The program that every process runs, and flags of Node for it. */
  entry: string;
  flags: string[];
  environment: Record<string, string>;
  log: Log;
  /** Takes each line that a process prints. */
  output: (line: string, process: string) => void;
  /** Told when a place has got another process. */
  onChange: () => void;
  /** The longest wait before a process that does not live long is started again. */
  waitMsMost?: number | undefined;
};

/** A listening socket as it comes from a process: nobody accepts from it here. */
type Handle = { close: () => void };

const readyMs = 60_000;
/** A predecessor finishes its requests in peace; when everything stops, people wait. */
const replaceMs = 40_000;
const stopDoorMs = 4000;
const stopMs = 3000;

/**
 * Keeps the processes of a topology alive. They share the listening socket of the public port (cluster, without round
 * robin in the parent), so that one may leave while another takes over.
 */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({
    exec: options.entry,
    execArgv: options.flags,
    silent: true,
    serialization: 'json',
  });
  const kept = new Map<Place, Kept>();
  const starting = new Set<Promise<unknown>>();
  const stopping = new AbortController();

  const keep = async (place: Place): Promise<void> => {
    const launchIt = (giveUp: AbortSignal) => launch(options, place, giveUp);
    const { log, onChange, waitMsMost } = options;
    const keeping = { name: place.name, start: launchIt, log, onChange, waitMsMost };
    kept.set(place, await keepRunning(keeping, stopping.signal));
    onChange();
  };
  const stopThose = async (isDoor: boolean, limitMs: number): Promise<void> => {
    const those = [...kept].filter(([place]) => place.isDoor === isDoor);
    await Promise.all(those.map(([, each]) => each.stop(limitMs)));
  };

  return {
    start: async (place) => {
      const start = keep(place);
      const settled = start.catch(() => undefined).finally(() => starting.delete(settled));
      starting.add(settled);
      await start;
    },
    replaceAll: async () => {
      for (const each of kept.values()) await each.replace(replaceMs);
    },
    pids: () =>
      Object.fromEntries(
        [...kept].flatMap(([place, each]) => {
          const pid = each.current()?.pid;
          return pid === undefined ? [] : [[place.name, pid]];
        }),
      ),
    stop: async () => {
      stopping.abort(new Error('the shop is stopping'));
      await Promise.all(starting);
      await stopThose(true, stopDoorMs);
      await stopThose(false, stopMs);
    },
  };
}

/** Starts a process and waits until it says that it is ready; ends it when it does not, or when told to give up. */
async function launch(options: SupervisorOptions, place: Place, giveUp: AbortSignal): Promise<Running> {
  giveUp.throwIfAborted();
  const worker = cluster.fork({ ...options.environment, SOUK_START: place.startFile });
  for (const stream of [worker.process.stdout, worker.process.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => options.output(line, place.name));
  }
  worker.on('message', (message: ProcessMessage, handle?: Handle) => giveHandles(worker, message, handle));
  const ended = once(worker.process, 'exit').then(([code, signal]) => String(signal ?? `code ${code}`));
  try {
    await ready(worker, place.name, ended, giveUp);
  } catch (error) {
    worker.process.kill('SIGKILL');
    await ended;
    throw error;
  }
  return { pid: worker.process.pid ?? 0, ended, stop: (limitMs) => end(worker, ended, limitMs) };
}

async function ready(
  worker: Worker,
  name: string,
  ended: Promise<string>,
  giveUp: AbortSignal,
): Promise<void> {
  const late = AbortSignal.timeout(readyMs);
  const told = hearState(worker, AbortSignal.any([giveUp, late]));
  const state = await Promise.race([told, ended]).catch((error: unknown) => {
    throw late.aborted ? new Error(`${name} was not ready in ${readyMs / 1000} s`) : error;
  });
  if (typeof state === 'string') throw new Error(`${name} ended (${state}) before it was ready`);
  if (state.type === 'failed') throw new Error(`${name} cannot start: ${state.message}`);
}

/** What a process says of its start. */
async function hearState(worker: Worker, signal: AbortSignal): Promise<ProcessMessage> {
  for (;;) {
    const [message] = (await once(worker, 'message', { signal })) as [ProcessMessage];
    if (message.type !== 'give-handles') return message;
  }
}

/** Sends a listening socket back to its process as more handles, which a process cannot make itself, and keeps none. */
function giveHandles(worker: Worker, message: ProcessMessage, handle: Handle | undefined): void {
  if (message.type !== 'give-handles' || !handle) return;
  const order: ProcessOrder = { type: 'accept' };
  let left = message.count;
  const sent = () => ((left -= 1) === 0 ? handle.close() : undefined);
  worker.once('exit', () => handle.close());
  for (let given = 0; given < message.count; given += 1) worker.send(order, handle as never, sent);
}

/** Tells a process to end and how long it has; ends it by force a moment later. */
async function end(worker: Worker, ended: Promise<string>, limitMs: number): Promise<void> {
  const order: ProcessOrder = { type: 'stop', withinMs: limitMs };
  if (worker.isConnected()) worker.send(order);
  else worker.process.kill('SIGTERM');
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), limitMs + 500);
  await ended;
  clearTimeout(timer);
}
