import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A sandbox process that a test has started. */
export type Spawned = {
  child: ChildProcess;
  /** What it announced when it was ready. */
  announcement: Record<string, string>;
  /** Sends a signal and waits for the end; answers with the exit code, or the signal that ended it. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | NodeJS.Signals>;
};

/** Starts a sandbox's main file as its own process and waits for its ready line; rejects with its error line. */
export async function spawnSandbox(mainFile: string, environment: Record<string, string>): Promise<Spawned> {
  const child = spawn(process.execPath, [mainFile], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const errors: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const line = await Promise.race([firstLine(child), ended.then(() => undefined)]);
  if (line === undefined) throw new Error(errors.join(''));
  return {
    child,
    announcement: JSON.parse(line) as Record<string, string>,
    end: async (signal) => {
      child.kill(signal);
      const [code, killer] = await ended;
      return code ?? killer ?? -1;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (child.stdout === null) return undefined;
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}
