import type { Room } from '../door/room.ts';
import { startLoop, type Loop } from '../loop.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { startRunner, type JobRunner } from './start-runner.ts';
import { startTimers } from './start-timers.ts';
import { beatRunner, deleteRunner, unlockDead, upsertKnownJobs } from './store/jobs.ts';

export type JobsOptions = {
  room: Room;
  /** The database as the room's role signs in to it; two connections of their own are opened. */
  url: string;
  /** How many jobs run at once. */
  concurrency?: number;
  /** How long `stop` waits for jobs under way, in milliseconds. */
  stopWithinMs?: number;
  /** How long a runner may be silent before others take over what it had begun, in milliseconds. */
  timeToLiveMs?: number;
};

/** graphile-worker's own number, for jobs that do not say how often they may be tried. */
const usualMaxAttempts = 25;

/** Runs the jobs and timers that a room's door declares; nothing at all when it declares none. */
export async function startJobs(options: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  const { room, url, concurrency = 8, stopWithinMs = 8000, timeToLiveMs = 15_000 } = options;
  const jobs = Object.entries(room.definition.jobs);
  if (jobs.length === 0) return { stop: () => Promise.resolve() };
  await room.database.bind(newTrace(0)).rows(
    upsertKnownJobs(
      jobs.map(([name]) => name),
      jobs.map(([, { maxAttempts }]) => maxAttempts ?? usualMaxAttempts),
    ),
  );
  const runner = startRunner({ room, url, concurrency, stopWithinMs });
  const watch = startWatch(room, runner, timeToLiveMs);
  const timers = startTimers({ room, stopWithinMs });
  return {
    stop: async () => {
      await Promise.all([runner.stop(), timers.stop()]);
      await watch.stop();
      const lockName = runner.lockName();
      if (lockName) await forget(room, lockName);
    },
  };
}

/** Says that this runner is alive, and frees the jobs of runners that are not. */
function startWatch(room: Room, runner: JobRunner, timeToLiveMs: number): Loop {
  const { name } = room.definition;
  const db = room.database.bind(newTrace(0));
  let beats = 0;
  return startLoop({
    pass: async () => {
      const lockName = runner.lockName();
      if (!lockName) return { waitMs: 100 };
      await db.rows(beatRunner(lockName, timeToLiveMs));
      if (beats % 3 === 0) {
        const [dead] = await db.rows(unlockDead(name, timeToLiveMs));
        if (dead) room.log.warn('freed the jobs of silent runners', { service: name, runners: dead.runners });
      }
      beats += 1;
      return { waitMs: timeToLiveMs / 3 };
    },
    onError: (error, failures) => {
      if (failures === 1) room.log.warn('cannot say that the job runner is alive', { service: name, error });
    },
  });
}

async function forget(room: Room, lockName: string): Promise<void> {
  try {
    await room.database.bind(newTrace(0)).rows(deleteRunner(lockName));
  } catch (error) {
    room.log.warn('could not sign the job runner off', { service: room.definition.name, error });
  }
}
