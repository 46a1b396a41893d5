import { startTestServer } from '#runtime/postgres/test-server.ts';

/** Running test servers: the superuser address of each, and the end of all. */
export type TestServers = { urls: string[]; stop: () => Promise<void> };

/**
 * Starts one database server for each test file that may run at the same time: roles and the oldest running
 * transaction belong to a whole server, so files that share one would disturb each other.
 */
export async function startTestServers(count: number): Promise<TestServers> {
  const started = await Promise.allSettled(Array.from({ length: count }, () => startTestServer()));
  const running = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
  };
  const failed = started.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { urls: running.map(({ superuserUrl }) => superuserUrl), stop };
}
