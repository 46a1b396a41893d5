import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isFree } from './free-ports.ts';
import { processesOf } from './processes-of.ts';
import { root, testFolder } from './start-test-shop.ts';

/** A start of the shop as a person does it: what it prints, and how it ends. */
export type RunningStart = {
  child: ChildProcess;
  output: () => string;
  /** The exit code once it has ended. */
  ended: Promise<number | string>;
  /** Waits until the output says something; fails when it ends before, or takes too long. */
  says: (words: string, withinMs?: number) => Promise<void>;
};

/** Runs `main.ts` on a data folder and a first port. */
export function runStart(options: {
  folder: string;
  port: number;
  parameters?: string[];
  environment?: Record<string, string>;
}): RunningStart {
  const { folder, port, parameters = [], environment = {} } = options;
  const child = spawn(process.execPath, ['main.ts', '--port', String(port), ...parameters], {
    cwd: root,
    env: { ...process.env, SOUK_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return {
    child,
    output: () => output,
    ended,
    says: async (words, withinMs = 60_000) => {
      for (let waitedMs = 0; !output.includes(words); waitedMs += 20) {
        assert.ok(waitedMs < withinMs, `never said "${words}":\n${output}`);
        if (child.exitCode !== null)
          assert.fail(`ended with ${child.exitCode} before "${words}":\n${output}`);
        await delay(20);
      }
    },
  };
}

/** A new folder for the data of one test file; its removal also ends what a failed test has left running there. */
export async function newFolder(): Promise<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(await testFolder(), 'start-'));
  // The database may run as another account, which must pass.
  chmodSync(path, 0o755);
  const remove = () => {
    for (const { pid } of processesOf(path)) process.kill(pid, 'SIGKILL');
    rmSync(path, { recursive: true, force: true });
  };
  return { path, remove };
}

/** Fails when a shop has left a process or a listener behind. */
export async function assertNothingLeft(folder: string, port: number): Promise<void> {
  assert.deepEqual(processesOf(folder), []);
  const free = await Promise.all([0, 1, 2, 3, 4, 5].map((offset) => isFree(port + offset)));
  assert.deepEqual(free, [true, true, true, true, true, true]);
}
