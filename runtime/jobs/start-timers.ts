import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database.ts';
import type { Room } from '../door/room.ts';
import { startLoop, type Next } from '../loop.ts';
import { isOutage } from '../is-outage.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { runJob } from './run-job.ts';
import { claimTimers, finishTimer, nextTimer, renewTimers, upsertTimers } from './store/timers.ts';

export type TimerOptions = {
  room: Room;
  stopWithinMs: number;
  timeToLiveMs?: number;
  /** Neighbours come and go while a shop starts and stops; who stays away for longer is worth a warning. */
  outagePatienceMs?: number;
};

const shortestWaitMs = 100;
const longestWaitMs = 10_000;
const longestError = 500;

/**
 * Runs the jobs of a room that repeat by timer, each once per interval across all processes: its row in the database
 * says when it is due and who runs it. A process that dies or stalls loses the row when it has been silent for
 * `timeToLiveMs`; until then nobody else starts it.
 */
export function startTimers(options: TimerOptions): { stop: () => Promise<void> } {
  const { room, stopWithinMs, timeToLiveMs = 30_000, outagePatienceMs = 60_000 } = options;
  const { log, definition } = room;
  const db = room.database.bind(newTrace(0));
  const holder = randomUUID();
  const timers = Object.entries(definition.jobs).flatMap(([name, { everySeconds }]) =>
    everySeconds === undefined ? [] : [{ name, everySeconds }],
  );
  const names = timers.map(({ name }) => name);
  const running = new Map<string, Promise<void>>();
  const outages = patience(outagePatienceMs);
  let isKnown = false;

  async function pass(): Promise<Next> {
    if (!isKnown) {
      await db.rows(
        upsertTimers(
          names,
          timers.map(({ everySeconds }) => everySeconds),
        ),
      );
      isKnown = true;
    }
    const idle = names.filter((name) => !running.has(name));
    const [claimed, [next]] = await db.together([
      claimTimers(idle, holder, timeToLiveMs),
      nextTimer(idle),
      ...(running.size > 0 ? [renewTimers([...running.keys()], holder, timeToLiveMs)] : []),
    ]);
    for (const { name } of claimed) {
      running.set(
        name,
        fire(name).finally(() => running.delete(name)),
      );
    }
    const mostMs = running.size > 0 ? Math.min(longestWaitMs, timeToLiveMs / 3) : longestWaitMs;
    return { waitMs: Math.max(shortestWaitMs, Math.min(mostMs, next?.waitMs ?? mostMs)) };
  }

  async function fire(name: string): Promise<void> {
    let failure: string | null = null;
    try {
      await runJob(room, { name, cause: `timer:${name}`, envelope: {}, isPassing: outages.isPassing(name) });
      outages.end(name);
    } catch (error) {
      failure = (error instanceof Error ? error.message : String(error)).slice(0, longestError);
    }
    await finish({ db, room }, name, holder, failure);
    loop.wake();
  }

  const loop = startLoop({
    pass,
    onError: (error, failures) => {
      if (failures === 1) log.warn('cannot look after the timers', { service: definition.name, error });
    },
  });

  return {
    stop: async () => {
      await loop.stop();
      await within(stopWithinMs, Promise.all(running.values()));
    },
  };
}

/** Knows since when each timer has failed because somebody is away, and whether that is still worth no warning. */
function patience(patienceMs: number) {
  const sinceMs = new Map<string, number>();
  return {
    isPassing: (name: string) => (error: unknown) => {
      if (!isOutage(error)) return false;
      const nowMs = performance.now();
      const firstMs = sinceMs.get(name) ?? nowMs;
      sinceMs.set(name, firstMs);
      return nowMs - firstMs < patienceMs;
    },
    end: (name: string) => void sinceMs.delete(name),
  };
}

/** When the database is away the timer's row runs out by itself. */
async function finish(
  { db, room }: { db: Database; room: Room },
  name: string,
  holder: string,
  failure: string | null,
): Promise<void> {
  try {
    await db.rows(finishTimer(name, holder, failure));
  } catch (error) {
    room.log.warn('could not note that a timer ran', { service: room.definition.name, job: name, error });
  }
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
