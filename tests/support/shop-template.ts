import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '#runtime/postgres/start-postgres.ts';
import { freePorts } from './free-ports.ts';
import { waitForListeners } from './wait-for-listeners.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folderOfTests = join(root, '.souk', 'test');
const loadMs = 120_000;

/**
 * Gives a test its own copy of a loaded shop's data. The shop is loaded once per run, or by hand once for each state of
 * the tables and the demo goods, and kept in `.souk/test/template-…`, since loading takes longer than most tests.
 */
export async function shopTemplate(options: { into: string; isEmpty: boolean }): Promise<void> {
  await mkdir(folderOfTests, { recursive: true });
  if (options.isEmpty) {
    await mkdir(options.into, { recursive: true });
    return;
  }
  const template = join(folderOfTests, `template-${process.env['SOUK_TEST_RUN'] ?? stateOfData()}`);
  await withLock(`${template}.lock`, async () => {
    if (!existsSync(join(template, 'complete'))) await load(template);
  });
  // cp keeps the owner of the database's files, who may be another user.
  const { status, stderr } = spawnSync('cp', ['-a', template, options.into]);
  if (status !== 0) throw new Error(`the loaded shop could not be copied: ${stderr.toString()}`);
}

/** Changes whenever a loaded shop would look different. */
function stateOfData(): string {
  const hash = createHash('sha256');
  for (const file of globSync('{services,runtime}/**/migrations/*.sql', { cwd: root })
    .concat(
      globSync('{tools,cli/local}/seed/**/*.{ts,gz,json}', { cwd: root }),
      'tests/support/shop-template.ts',
    )
    .toSorted((a, b) => a.localeCompare(b)))
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Another program may take a port between the look and the start; then other ports are tried. */
async function load(template: string, attempt = 1): Promise<void> {
  const unfinished = `${template}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(template, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await prepareCluster(join(unfinished, 'database'));
  const port = await freePorts();
  const child = spawn(process.execPath, ['main.ts', '--without-orders', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', SOUK_DATA: unfinished },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit');
  while (!output.includes('Ready in')) {
    if (child.exitCode !== null) {
      if (attempt < 5 && output.includes('is taken by another program')) return load(template, attempt + 1);
      throw new Error(`the shop could not be loaded:\n${output.slice(-4000)}`);
    }
    await delay(50);
  }
  try {
    // What a copy still has to hear of the goods it would work on beside its test, in every copy anew.
    await waitForListeners(unfinished, loadMs);
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
  await writeFile(join(unfinished, 'complete'), '');
  await rename(unfinished, template);
}

/**
 * Makes the database's folder with a small log, so that a copy is a quarter of the size, and without waiting for the
 * disk: a killed process loses nothing by that, only a machine without power would.
 */
async function prepareCluster(dataDirectory: string): Promise<void> {
  const server = await startPostgres({
    dataDirectory,
    port: 0,
    durable: true,
    maxConnections: 10,
    log: () => {},
  });
  await server.stop();
  const lines = ['fsync = off', 'wal_recycle = off', 'min_wal_size = 32MB', 'max_wal_size = 64MB'];
  await appendFile(join(dataDirectory, 'postgres', 'postgresql.conf'), `${lines.join('\n')}\n`);
}

async function withLock(path: string, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      const lock = await open(path, 'wx');
      try {
        await lock.writeFile(String(process.pid));
        await work();
      } finally {
        await lock.close();
        await rm(path, { force: true });
      }
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!(await isHeld(path))) await rm(path, { force: true });
      await delay(200);
    }
  }
}

/** A lock whose maker was killed is nobody's. An empty one is being written just now. */
async function isHeld(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text === '') return true;
  try {
    process.kill(Number(text), 0);
    return true;
  } catch {
    return false;
  }
}
