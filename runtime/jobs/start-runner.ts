import { EventEmitter } from 'node:events';
import {
  Logger,
  run,
  type Runner,
  type Task,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker';
import pg from 'pg';
import type { ServiceName } from '#contracts/service-names.ts';
import type { Room } from '../door/room.ts';
import { isOutage } from '../is-outage.ts';
import { startLoop } from '../loop.ts';
import type { Log } from '../telemetry/log.ts';
import { hearOwnJobs } from './hear-own-jobs.ts';
import { jobsSchemaOf } from './migrate-jobs.ts';
import { runJob, type JobEnvelope } from './run-job.ts';

export type RunnerOptions = { room: Room; url: string; concurrency: number; stopWithinMs: number };

/** graphile-worker at work for one room. */
export type JobRunner = {
  /** The name that it locks jobs with; undefined while it is starting. */
  lockName: () => string | undefined;
  /** Takes no more jobs and lets those under way finish within the limit; then frees them for others. */
  stop: () => Promise<void>;
};

/** Two: one listens for new jobs, one takes and finishes them. Jobs themselves use the room's own connections. */
const connections = 2;
const pollMs = 4000;

/**
 * Jobs are taken and finished together. What nobody here has begun for `ttl` goes back, for others to take. Without a batch,
 * graphile-worker would let go of the statement that finishes a job: stopping would cut it off, and its failure would end the process
 * (worker.js, `completeJob(job)`). Its own delay between looks forgets who called meanwhile until the next poll: see `hearOwnJobs`.
 */
const takesTogether = (most: number) => ({
  worker: {
    localQueue: { size: most, ttl: 2000 },
    completeJobBatchDelay: 20,
    failJobBatchDelay: 0,
  },
});

/** Starts taking jobs; starts again by itself when it ends in an error. */
export function startRunner({ room, url, concurrency, stopWithinMs }: RunnerOptions): JobRunner {
  const { log } = room;
  const service = room.definition.name;
  const pool = openPool(url, service, log);
  let runner: Runner | undefined;
  let workers: WorkerPool | undefined;
  let isStopping = false;

  const loop = startLoop({
    pass: async () => {
      const events: WorkerEvents = new EventEmitter();
      events.on('pool:create', ({ workerPool }) => {
        workers = workerPool;
      });
      runner = await run({
        pgPool: pool,
        schema: jobsSchemaOf(service),
        taskList: tasksOf(room),
        crontab: '',
        concurrency,
        pollInterval: pollMs,
        noHandleSignals: true,
        preset: takesTogether(concurrency),
        logger: loggerTo(log, service),
        events,
      });
      if (isStopping) await drain(runner, workers, stopWithinMs, log);
      await runner.promise;
      return { waitMs: pollMs };
    },
    onError: (error) =>
      log.error('the job runner ended in an error and will start again', { service, error }),
  });

  return {
    lockName: () => workers?.id,
    stop: async () => {
      isStopping = true;
      const ended = loop.stop();
      if (runner) await drain(runner, workers, stopWithinMs, log);
      await ended;
      await pool.end();
    },
  };
}

function tasksOf(room: Room): TaskList {
  const { definition } = room;
  const taskOf = (name: string): Task => {
    return async (payload, { job }) => {
      const envelope = (payload as Partial<JobEnvelope> | null) ?? {};
      // Whoever is away for a moment is asked again; each further try is told.
      const isPassing = (error: unknown) => job.attempts === 1 && isOutage(error);
      await runJob(room, { name, cause: `job:${name}:${job.id}`, envelope, isPassing });
    };
  };
  return Object.fromEntries(Object.keys(definition.jobs).map((name) => [name, taskOf(name)]));
}

/** `runner.kill` does nothing once `stop` has begun, so jobs that take too long are freed by the pool of workers. */
async function drain(
  runner: Runner,
  workers: WorkerPool | undefined,
  limitMs: number,
  log: Log,
): Promise<void> {
  const timer = setTimeout(() => {
    log.warn('jobs did not finish in time; they are freed for others', { limitMs });
    Promise.resolve(workers?.forcefulShutdown('the time to stop is over')).catch((error: unknown) => {
      log.warn('jobs were cut off', { error });
    });
  }, limitMs);
  try {
    await runner.stop();
  } catch (error) {
    log.warn('the job runner did not stop well', { error });
  } finally {
    clearTimeout(timer);
  }
}

function openPool(url: string, service: ServiceName, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `${service} jobs`,
    max: connections,
    idleTimeoutMillis: 0,
    keepAlive: true,
    options: '-c timezone=UTC -c statement_timeout=10000',
  });
  const lost = (error: Error) => log.warn('the job runner lost a connection', { error });
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    hearOwnJobs(client, jobsSchemaOf(service));
  });
  return pool;
}

/** Jobs bring their own connections: graphile-worker's two are enough, whatever it says. */
const aboutPoolSize = /maxPoolSize/;

/** graphile-worker's own lines: what went wrong, but not failed jobs, which are told with their trace. */
function loggerTo(log: Log, service: string): Logger {
  return new Logger(() => (level, message, meta) => {
    if ((level !== 'error' && level !== 'warning') || meta?.['failure'] || aboutPoolSize.test(message))
      return;
    log.warn(`job runner: ${message}`, { service });
  });
}
