import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const firstPort = 4800;
const startMs = 300_000;

/** Starts a demo shop with data of its own, which `stop` removes again. */
export async function startDemoShop(root: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-screens-'));
  // Where we are root, PostgreSQL runs as somebody else, who has to come through.
  await chmod(folder, 0o755);
  const child = spawn(process.execPath, ['main.ts', '--port', String(firstPort)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', SOUK_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  let output = '';
  const ready = new Promise<true>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ready in')) resolve(true);
    }),
  );
  const late = once(AbortSignal.timeout(startMs), 'abort');
  const isReady = await Promise.race([ready, ended.then(() => false), late.then(() => false)]);
  if (isReady) return { url: `http://127.0.0.1:${firstPort}`, stop };
  await stop();
  throw new Error(`the demo shop did not start:\n${output.slice(-2000)}`);
}
