import { once } from 'node:events';
import { createServer } from 'node:net';
import { DatabaseStartError } from './start-error.ts';

/**
 * Checks that nothing listens on a port of 127.0.0.1 and returns it; 0 finds a free one.
 * @throws {DatabaseStartError} `port-taken`
 */
export async function requireFreePort(port: number): Promise<number> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw portTaken(port, error);
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error(`no address on port ${port}`);
  return address.port;
}

/** The start error for a port that cannot be listened on. */
export function portTaken(port: number, cause?: unknown): DatabaseStartError {
  return new DatabaseStartError(
    'port-taken',
    `port ${port} of 127.0.0.1 cannot be used for the database: ${reasonOf(cause)}`,
    'Stop what uses the port, or choose another one.',
    cause,
  );
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EACCES') return 'ports below 1024 are for root';
  return 'another program listens on it';
}
