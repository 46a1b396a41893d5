import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { serviceNames, type ServiceName } from '#contracts/service-names.ts';
import { defaultSettings } from '../config/settings.ts';
import type { Database } from '../db/database.ts';
import { migrateService, roleOf } from '../db/migrate.ts';
import { openDatabase, type RoomDatabase } from '../db/open-database.ts';
import { openRoom, type Room } from '../door/room.ts';
import { processKeys } from '../identity/process-keys.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import { createLeases, type Leases } from '../lease/leases.ts';
import { migratePlatform, platformRole } from '../platform/migrate-platform.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { silentLog } from '../telemetry/log.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { silentTracer } from '../telemetry/tracer.ts';
import type { ServiceDefinition } from '../tools.ts';

/** What a room of the bench does; everything else of its door is empty. */
export type BenchDoor = Partial<
  Pick<ServiceDefinition<ServiceName, null>, 'on' | 'onEveryInstance' | 'onGap' | 'jobs'>
>;

/** A database with rooms that have doors made for the test, for events, jobs and leases. */
export type EventBench = {
  /** The shop's database as a role signs in to it. */
  urlOf: (role: string) => string;
  /** The database as its superuser sees it. */
  admin: pg.Client;
  /** Opens a room, its schema migrated; the same service may be opened several times, as in several processes. */
  openRoom: (service: ServiceName, door?: BenchDoor, killPoint?: (name: string) => void) => Promise<Room>;
  /** Leases as a process of that name keeps them. */
  openLeases: (holder: string, timeToLiveMs?: number) => Leases;
  /** Schema `platform`. */
  platform: Database;
  /** Closes every room, ends everything and drops the database. */
  close: () => Promise<void>;
};

const noMigrations = new URL('./', import.meta.url);

/** Opens a bench on a database of its own. */
export async function openEventBench(): Promise<EventBench> {
  const testDatabase = await createTestDatabase('events');
  const admin = new pg.Client({ connectionString: testDatabase.url });
  await admin.connect();
  const password = randomUUID();
  await migratePlatform(admin, password);
  const migrated = new Set<ServiceName>();
  const rooms: Room[] = [];
  const leases: Leases[] = [];
  const urlOf = (role: string) => {
    const url = new URL(testDatabase.url);
    return Object.assign(url, { username: role, password }).href;
  };
  const platform = openBenchDatabase(urlOf(platformRole));
  const platformDb = platform.bind(newTrace(0));
  return {
    urlOf,
    admin,
    platform: platformDb,
    openRoom: async (service, door = {}, killPoint = () => {}) => {
      if (!migrated.has(service)) {
        await migrateService(admin, service, { password, migrations: noMigrations });
        await migrateJobs(admin, service);
        migrated.add(service);
      }
      const room = await openBenchRoom(urlOf(roleOf(service)), service, door, killPoint);
      rooms.push(room);
      return room;
    },
    openLeases: (holder, timeToLiveMs = 2000) => {
      const kept = createLeases({ db: platformDb, holder, log: silentLog, timeToLiveMs });
      leases.push(kept);
      return kept;
    },
    close: async () => {
      for (const each of leases) await each.stop();
      for (const room of rooms) await room.close();
      await platform.close();
      await admin.end();
      await testDatabase.drop();
    },
  };
}

/** A few connections to a database of a bench. */
export function openBenchDatabase(url: string): RoomDatabase {
  return openDatabase({
    url,
    applicationName: 'bench',
    poolSize: 3,
    statementTimeoutMs: 5000,
    tracer: silentTracer,
  });
}

/** A room on a schema that a bench has migrated, perhaps in another process. */
export function openBenchRoom(
  url: string,
  service: ServiceName,
  door: BenchDoor,
  killPoint: (name: string) => void,
): Promise<Room> {
  return openRoom(definitionOf(service, door), {
    ...surroundings,
    database: openBenchDatabase(url),
    killPoint,
  });
}

const surroundings = {
  reach: () => Promise.reject(new Error('a bench has no neighbours')),
  setting: defaultSettings(),
  log: silentLog,
  tracer: silentTracer,
  checksAnswers: true,
  opening: {
    registry: { find: () => [], all: () => [] },
    settingsCentre: {
      list: () => [],
      change: () => Promise.reject(new Error('a bench has no settings centre')),
      undo: () => Promise.reject(new Error('a bench has no settings centre')),
    },
    keys: processKeys('a master secret for tests only', [...serviceNames]),
    publicAddress: undefined,
  },
};

function definitionOf(service: ServiceName, door: BenchDoor): ServiceDefinition<ServiceName, null> {
  return {
    name: service,
    migrations: noMigrations,
    calls: {},
    on: {},
    onEveryInstance: {},
    jobs: {},
    audit: () => Promise.resolve([]),
    open: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    ...door,
  };
}
