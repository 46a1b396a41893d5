import { setTimeout as delay } from 'node:timers/promises';
import {
  createDatabase,
  dropDatabase,
  hasDatabase,
  renameDatabase,
  sessionsOn,
} from './store/test-databases.ts';
import { leaseTestServer } from './test-server-lease.ts';
import type { TestServerLease } from './test-server-lease.ts';

/** A database of one test file. `url` signs in as superuser; `drop` fails when a connection to it was left open. */
export type TestDatabase = { url: string; drop: () => Promise<void> };

/**
 * A prepared database to copy instead of an empty one: `prepare` runs once per server for each `name`, and must close
 * its connections.
 */
export type DatabaseTemplate = { name: string; prepare: (url: string) => Promise<void> };

const leakPatienceMs = 2_000;
const leakLookEveryMs = 20;

let lease: Promise<TestServerLease> | undefined;
const open = new Set<string>();
let count = 0;

/**
 * Makes a fresh database for a test file, on a server that no other file uses meanwhile. Under `npm test` the runner
 * has the servers ready; a file run by hand gets one of its own, which ends with it.
 */
export async function createTestDatabase(name: string, template?: DatabaseTemplate): Promise<TestDatabase> {
  const server = await (lease ??= leaseTestServer());
  count += 1;
  const database = `test_${plainName(name)}_${process.pid}_${count}`;
  open.add(database);
  const source = template ? await preparedTemplate(server, template) : undefined;
  await createDatabase(server.administer, database, source);
  return { url: urlOf(server, database), drop: () => giveBack(server, database) };
}

async function preparedTemplate(server: TestServerLease, template: DatabaseTemplate): Promise<string> {
  const { administer } = server;
  const name = `template_${plainName(template.name)}`;
  if (await hasDatabase(administer, name)) return name;
  const unfinished = `${name}_new`;
  await dropDatabase(administer, unfinished);
  await createDatabase(administer, unfinished);
  await template.prepare(urlOf(server, unfinished));
  await renameDatabase(administer, unfinished, name);
  return name;
}

async function giveBack(server: TestServerLease, database: string): Promise<void> {
  if (!open.has(database)) return;
  const left = await sessionsLeft(server, database);
  await dropDatabase(server.administer, database);
  open.delete(database);
  if (open.size === 0) {
    lease = undefined;
    await server.release();
  }
  if (left.length > 0) throw new Error(`connections left open on ${database}: ${left.join(', ')}`);
}

/** The sessions that stay after a moment's patience: the server notices a closed connection a little later. */
async function sessionsLeft(server: TestServerLease, database: string): Promise<string[]> {
  for (let waitedMs = 0; ; waitedMs += leakLookEveryMs) {
    const sessions = await sessionsOn(server.administer, database);
    if (sessions.length === 0 || waitedMs >= leakPatienceMs) return sessions;
    await delay(leakLookEveryMs);
  }
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40);
}

function urlOf(server: TestServerLease, database: string): string {
  const url = new URL(server.superuserUrl);
  url.pathname = `/${database}`;
  return url.href;
}

process.on('exit', () => {
  if (open.size === 0) return;
  process.exitCode = 1;
  console.error(`a test ended without dropping its database: ${[...open].join(', ')}`);
});
