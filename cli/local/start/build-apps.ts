import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn } from './in-turn.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['apps', 'contracts', 'package-lock.json'];
const stampFile = join(root, 'build', 'stamp');

/** Whether the built web apps are those of the sources as they are now. */
export async function areAppsBuilt(): Promise<boolean> {
  return isStamped(await sourceHash());
}

async function isStamped(hash: string): Promise<boolean> {
  return existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === hash;
}

/** Builds storefront and admin, or waits for another start that does. Throws with the builder's own words. */
export async function buildApps(giveUp: AbortSignal): Promise<void> {
  const folder = join(root, 'build');
  await mkdir(folder, { recursive: true });
  await inTurn(folder, giveUp, async () => {
    const hash = await sourceHash();
    if (await isStamped(hash)) return;
    for (const app of ['storefront', 'admin']) {
      await run(['--no-warnings', join(root, 'tools', 'build-app.ts'), app], giveUp);
    }
    await writeFile(stampFile, hash);
  });
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesBelow(join(root, source))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter(
      (entry) =>
        entry.isFile() &&
        !/(^|\/)(build|\.react-router|node_modules)(\/|$)/.test(entry.parentPath.slice(root.length)),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function run(parameters: string[], giveUp: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the builder has processes of its own, which must end with it.
    detached: true,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const stop = () => process.kill(-(child.pid ?? 0), 'SIGTERM');
  giveUp.addEventListener('abort', stop, { once: true });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  giveUp.removeEventListener('abort', stop);
  giveUp.throwIfAborted();
  if (code !== 0)
    throw new Error(`building the web apps failed:\n${Buffer.concat(output).toString().slice(-4000)}`);
}
