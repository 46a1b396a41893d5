import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { DatabaseStartError } from './start-error.ts';
import { startPostgres } from './start-postgres.ts';
import type { PostgresOptions, RunningPostgres } from './start-postgres.ts';

// A test file that is given up gets SIGTERM, which by itself would leave without stopping its servers.
process.once('SIGTERM', () => process.exit(143));

/** A new folder that the server's account may pass through, and its removal. */
export function aScratchFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'souk-postgres-'));
  chmodSync(path, 0o755);
  process.once('exit', () => endServersIn(path));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Ends the servers of folders in `path`, those included that a test has orphaned. */
function endServersIn(path: string): void {
  for (const pidFile of globSync('*/postgres/postmaster.pid', { cwd: path })) {
    process.kill(Number.parseInt(readFileSync(join(path, pidFile), 'utf8'), 10), 'SIGINT');
  }
}

/** Starts a durable server on a folder and a free port, unless told otherwise. */
export function startOn(
  dataDirectory: string,
  options: Partial<PostgresOptions> = {},
): Promise<RunningPostgres> {
  return startPostgres({
    dataDirectory,
    port: 0,
    durable: true,
    maxConnections: 20,
    log: () => {},
    ...options,
  });
}

/** What a start is refused with; fails when it is not refused. */
export async function refusalOf(start: Promise<RunningPostgres>): Promise<DatabaseStartError> {
  try {
    await (await start).stop();
  } catch (error) {
    if (error instanceof DatabaseStartError) return error;
    throw error;
  }
  throw new Error('the server started');
}

/** Runs one statement on a server and returns its rows. */
export async function rowsOf(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a server from another process, as a shop would that is to be killed; returns both once it is ready. */
export async function launchElsewhere(
  dataDirectory: string,
): Promise<{ launcher: ChildProcess; serverPid: number }> {
  const start = JSON.stringify(new URL('start-postgres.ts', import.meta.url).href);
  const options = JSON.stringify({ dataDirectory, port: 0, durable: true, maxConnections: 20 });
  const code = `import { startPostgres } from ${start};
    process.once('SIGTERM', () => process.exit(143));
    const server = await startPostgres({ ...${options}, log: () => {} });
    console.log(server.pid);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: launcher.stdout }), 'line');
  return { launcher, serverPid: Number(line) };
}
