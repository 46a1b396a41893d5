import { Socket } from 'node:net';
import pg from 'pg';
import { tryToLeaseServer } from './store/test-databases.ts';
import type { Administer } from './store/test-databases.ts';
import { startTestServer } from './test-server.ts';

/** A test server that this process has to itself until it gives it back; `administer` runs a statement as superuser. */
export type TestServerLease = {
  superuserUrl: string;
  administer: Administer;
  release: () => Promise<void>;
};

/**
 * Takes one of the servers that the test runner started (SOUK_TEST_DATABASE_URL, addresses apart by spaces), or starts
 * one for this process when there are none. To itself, because roles and the oldest running transaction belong to the
 * whole server: two test files on one would change each other's passwords and hold up each other's events.
 */
export async function leaseTestServer(): Promise<TestServerLease> {
  const offered = (process.env['SOUK_TEST_DATABASE_URL'] ?? '').split(/\s+/).filter(Boolean);
  if (offered.length === 0) return leaseOwnServer();
  for (const url of offered) {
    const session = await openSession(url);
    if (await tryToLeaseServer(session.administer)) return { superuserUrl: url, ...session };
    await session.release();
  }
  throw new Error(`all ${offered.length} test servers are in use: run at most as many test files at once`);
}

async function leaseOwnServer(): Promise<TestServerLease> {
  const server = await startTestServer();
  server.unref();
  // A test file that is given up gets SIGTERM, which by itself would leave without stopping the server.
  process.once('SIGTERM', () => process.exit(143));
  const session = await openSession(server.superuserUrl);
  return {
    superuserUrl: server.superuserUrl,
    administer: session.administer,
    release: async () => {
      await session.release();
      await server.stop();
    },
  };
}

type Session = Omit<TestServerLease, 'superuserUrl'>;

/** A connection that keeps the process alive only while it is used, so that a failed test file still ends. */
async function openSession(url: string): Promise<Session> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: 'test lease',
    stream: () => socket,
  });
  await client.connect();
  socket.unref();
  return {
    administer: async (text, values) => {
      socket.ref();
      try {
        return (await client.query(text, values)).rows;
      } finally {
        socket.unref();
      }
    },
    release: async () => {
      socket.ref();
      await client.end();
    },
  };
}
