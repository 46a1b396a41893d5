import type { Database } from '../db/database.ts';
import { startLoop, type Next } from '../loop.ts';
import type { Log } from '../telemetry/log.ts';
import { giveUpLease, renewLeases, takeLeases } from './store/leases.ts';

/** A lease in hand. `fence` is higher than that of every earlier holder. */
export type Lease = {
  name: string;
  fence: number;
  /** False once the time to live has run out without a renewal, on this process's monotonic clock. */
  isHeld: () => boolean;
};

/** What is done while a lease is held; ends it without leaving anything under way. */
export type HeldWork = { stop: () => Promise<void> };

export type Leases = {
  /** Seeks a lease until stopped: `begin` starts the work whenever it is got, and the work is stopped when it is lost. */
  whileHeld: (name: string, begin: (lease: Lease) => HeldWork) => HeldWork;
  /** Stops all work and gives every lease up, so that another process can go on at once. */
  stop: () => Promise<void>;
};

export type LeaseOptions = {
  /** Schema `platform`. */
  db: Database;
  /** Names this process among all; unique per start. */
  holder: string;
  log: Log;
  /** How long a lease outlives its holder's silence. */
  timeToLiveMs?: number;
};

type Held = { fence: number; untilMs: number; work: HeldWork };

type Sought = {
  name: string;
  begin: (lease: Lease) => HeldWork;
  held: Held | undefined;
  /** The end of work whose lease was lost; it is not sought again before. */
  ending: Promise<void> | undefined;
  isLeaving: boolean;
};

type Keeper = LeaseOptions & {
  timeToLiveMs: number;
  all: Map<string, Sought>;
  /** Settles when no renewal is under way. */
  lastPass: Promise<unknown>;
};

const usualTimeToLiveMs = 10_000;
const seekEveryMs = 1000;

/**
 * Keeps this process's leases: one statement renews all of them, another takes what is free. Safe against a stalled
 * holder only together with the fence: whatever it writes must be refused when a higher fence has been there.
 */
export function createLeases(options: LeaseOptions): Leases {
  const { log, timeToLiveMs = usualTimeToLiveMs } = options;
  const keeper: Keeper = { ...options, timeToLiveMs, all: new Map(), lastPass: Promise.resolve() };
  const loop = startLoop({
    pass: () => {
      const next = pass(keeper);
      keeper.lastPass = next.catch(() => undefined);
      return next;
    },
    onError: (error, failures) => {
      if (failures === 1) log.warn('could not renew the leases', { error });
    },
  });
  return {
    whileHeld: (name, begin) => {
      if (keeper.all.has(name)) throw new Error(`this process seeks the lease ${name} already`);
      const each: Sought = { name, begin, held: undefined, ending: undefined, isLeaving: false };
      keeper.all.set(name, each);
      loop.wake();
      return { stop: () => leave(keeper, each) };
    },
    stop: async () => {
      await Promise.all([...keeper.all.values()].map((each) => leave(keeper, each)));
      await loop.stop();
    },
  };
}

async function pass(keeper: Keeper): Promise<Next> {
  try {
    await renew(keeper);
  } finally {
    dropLost(keeper);
  }
  await take(keeper);
  const isSeeking = [...keeper.all.values()].some((each) => !each.held);
  return { waitMs: Math.min(keeper.timeToLiveMs / 3, isSeeking ? seekEveryMs : keeper.timeToLiveMs) };
}

async function renew({ all, db, holder, timeToLiveMs }: Keeper): Promise<void> {
  const held = [...all.values()].flatMap((each) => (each.held ? [{ name: each.name, held: each.held }] : []));
  if (held.length === 0) return;
  const sentMs = performance.now();
  const names = held.map(({ name }) => name);
  const fences = held.map((each) => each.held.fence);
  const rows = await db.rows(renewLeases(names, fences, holder, timeToLiveMs));
  const kept = new Set(rows.map(({ name }) => name));
  for (const each of held) each.held.untilMs = kept.has(each.name) ? sentMs + timeToLiveMs : 0;
}

function dropLost(keeper: Keeper): void {
  for (const each of keeper.all.values()) {
    if (!each.held || each.held.untilMs > performance.now()) continue;
    keeper.log.warn('lost a lease', { lease: each.name, fence: each.held.fence });
    each.ending = endWork(keeper, each).finally(() => {
      each.ending = undefined;
    });
  }
}

/** Stopping must not throw; when it does all the same, the lease is sought again all the same. */
async function endWork({ log }: Keeper, each: Sought): Promise<void> {
  const work = each.held?.work;
  each.held = undefined;
  try {
    await work?.stop();
  } catch (error) {
    log.error('the work under a lease did not stop well', { lease: each.name, error });
  }
}

async function take({ all, db, holder, timeToLiveMs }: Keeper): Promise<void> {
  const isFree = (each: Sought) => !each.held && !each.ending && !each.isLeaving;
  const names = [...all.values()].filter(isFree).map(({ name }) => name);
  if (names.length === 0) return;
  const sentMs = performance.now();
  for (const { name, fence } of await db.rows(takeLeases(names, holder, timeToLiveMs))) {
    const each = all.get(name);
    if (!each || !isFree(each)) {
      await db.rows(giveUpLease(name, fence, holder));
      continue;
    }
    const held: Held = { fence, untilMs: sentMs + timeToLiveMs, work: { stop: () => Promise.resolve() } };
    each.held = held;
    held.work = each.begin({ name, fence, isHeld: () => held.untilMs > performance.now() });
  }
}

/** The lease is renewed until its work has ended, and only then given up. */
async function leave(keeper: Keeper, each: Sought): Promise<void> {
  const { all, db, holder, log } = keeper;
  all.set(each.name, Object.assign(each, { isLeaving: true }));
  const { held } = each;
  await held?.work.stop();
  await each.ending;
  all.delete(each.name);
  await keeper.lastPass;
  if (!held) return;
  try {
    await db.rows(giveUpLease(each.name, held.fence, holder));
  } catch (error) {
    log.warn('could not give a lease up; it will run out', { lease: each.name, error });
  }
}
