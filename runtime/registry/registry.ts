import type { Database } from '../db/database.ts';
import type { Log } from '../telemetry/log.ts';
import type { Directory, Findable, Instance, InstanceState } from './instance.ts';
import {
  deleteInstance,
  listInstances,
  notifyRegistry,
  sweepInstances,
  upsertInstance,
} from './registry-store.ts';

export type Registry = Directory & {
  /** Announces or changes an instance of this process. */
  register: (instance: OwnInstance) => Promise<void>;
  /** Changes the state of all instances of this process. */
  setState: (state: InstanceState) => Promise<void>;
  /** Reads the directory now; also called on a hint from the database. */
  refresh: () => Promise<void>;
  all: () => readonly Instance[];
  stop: () => Promise<void>;
};

type OwnInstance = Omit<Instance, 'startedAt'>;

const heartbeatMs = 2000;
/** Who has not read for longer was cut off, be it that the database was silent or this process stood still. */
const longestReadGapMs = 2 * heartbeatMs;
/** After an outage every heartbeat is old; by then each living process has made a new one. */
const recoveryMs = 2.5 * heartbeatMs;

/**
 * Keeps this process's instances alive in schema `platform` and knows everybody else's. While the database is away
 * the last known directory holds, and for a moment afterwards too.
 */
export function startRegistry(db: Database, log: Log): Registry {
  const own = new Map<string, OwnInstance>();
  let known: readonly Instance[] = [];
  let isAway = false;
  let readAtMs = performance.now();
  let recoveredAtMs = 0;

  async function refresh(): Promise<void> {
    const found = await db.rows(listInstances());
    const ids = new Set(found.map(({ instanceId }) => instanceId));
    const nowMs = performance.now();
    if (isAway || nowMs - readAtMs > longestReadGapMs) recoveredAtMs = nowMs + recoveryMs;
    readAtMs = nowMs;
    const isTooEarly = nowMs < recoveredAtMs;
    known = isTooEarly ? [...found, ...known.filter(({ instanceId }) => !ids.has(instanceId))] : found;
  }

  async function beat(): Promise<void> {
    try {
      const beats = [...own.values()].map(upsert);
      await db.together(Math.random() < 0.02 ? [...beats, sweepInstances()] : beats);
      await refresh();
      if (isAway) log.info('the registry answers again');
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn('the registry does not answer; the last known directory holds', { error });
      isAway = true;
    }
  }

  const timer = setInterval(() => void beat(), heartbeatMs);
  return {
    find: (service: Findable) => known.filter((instance) => instance.service === service),
    all: () => known,
    refresh,
    register: async (instance) => {
      own.set(instance.instanceId, instance);
      await db.flight([upsert(instance), notifyRegistry(instance.service)]);
      await refresh();
    },
    setState: async (state) => {
      for (const [id, instance] of own) own.set(id, { ...instance, state });
      await db.flight([...[...own.values()].map(upsert), notifyRegistry(state)]);
    },
    stop: async () => {
      clearInterval(timer);
      try {
        await db.flight([...[...own.keys()].map((id) => deleteInstance(id)), notifyRegistry('left')]);
      } catch (error) {
        log.warn('could not leave the registry; the heartbeat will run out', { error });
      }
    },
  };
}

function upsert({ instanceId, service, process, address, state }: OwnInstance) {
  return upsertInstance(instanceId, service, process, address, state);
}
