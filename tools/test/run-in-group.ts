import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How a process left: its exit code or signal, the text it printed, and whether it left others behind. */
export type GroupOutcome = { left: number | string; printed: string; hadRemains: boolean };

const politeMs = 5_000;
const drainMs = 500;

/**
 * Runs Node in a process group of its own and ends the whole group when it leaves, or when `giveUp` says so: first
 * politely, then by force. Nothing that was started in the group outlives this call.
 */
export async function runInGroup(
  words: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; giveUp: AbortSignal },
): Promise<GroupOutcome> {
  const { cwd, env, giveUp } = options;
  const child = spawn(process.execPath, words, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const closed = once(child, 'close');
  const group = child.pid ?? 0;
  const onGiveUp = () => void endGroup(group);
  if (giveUp.aborted) onGiveUp();
  giveUp.addEventListener('abort', onGiveUp, { once: true });
  const [code, signal] = await once(child, 'exit');
  giveUp.removeEventListener('abort', onGiveUp);
  const hadRemains = await endGroup(group);
  // Not waited for without end: a process that left the group may hold the streams open.
  await Promise.race([closed, delay(drainMs)]);
  child.stdout.destroy();
  child.stderr.destroy();
  return { left: code ?? signal, printed: printed.join(''), hadRemains };
}

/** Ends what there is of a process group; whether there was anything. */
async function endGroup(group: number): Promise<boolean> {
  if (!signalGroup(group, 'SIGTERM')) return false;
  for (let waitedMs = 0; waitedMs < politeMs; waitedMs += 50) {
    await delay(50);
    if (!signalGroup(group, 0)) return true;
  }
  signalGroup(group, 'SIGKILL');
  return true;
}

function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
