import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { isRunning, signalProcess } from './shop/known-process.ts';
import { readRunFile, type RunFile } from './shop/run-file.ts';
import { runningShop, sayNotRunning, type RunningShop } from './shop/running-shop.ts';

const usage = `souk restart: replace every process of the running shop, one after the other

  --json   say it as JSON
A successor is ready before its predecessor finishes its requests and ends: no request is lost. PostgreSQL and the
sandboxes go on.
Exit codes: 0 every process was replaced, 1 one could not be, 3 nothing runs.
`;

/** Asks the supervisor for a rolling restart and follows it. */
export const restartCommand: Command = { usage, run };

const patienceMs = 600_000;
const lookEveryMs = 100;

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: { json: { type: 'boolean' } } });
  const shop = runningShop();
  if (!shop) return sayNotRunning();
  if (shop.phase !== 'ready') {
    process.stderr.write(`The shop is ${shop.phase}; try again when it is ready.\n`);
    return 1;
  }
  signalProcess(shop.supervisor, 'SIGHUP');
  const problem = await follow(shop, (name) => {
    if (!values.json) process.stdout.write(`  ${name} replaced\n`);
  });
  if (values.json) process.stdout.write(`${JSON.stringify({ restarted: problem === null, problem })}\n`);
  else if (problem !== null) process.stderr.write(`The rolling restart stopped: ${problem}\n`);
  return problem === null ? 0 : 1;
}

/** Tells of each process that is another one now, until the restart has ended; gives its problem, or null. */
async function follow(shop: RunningShop, tell: (name: string) => void): Promise<string | null> {
  const waiting = new Map(Object.entries(shop.processes));
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    await delay(lookEveryMs);
    if (!isRunning(shop.supervisor)) return 'the shop was stopped meanwhile';
    const now = readRunFile(shop.folder);
    for (const [name, before] of waiting) {
      const current = now?.processes[name];
      if (!current || current.pid === before.pid) continue;
      waiting.delete(name);
      tell(name);
    }
    const restart = newRestart(shop, now);
    if (restart?.endedAt) return restart.problem;
  }
  return `it is still going on after ${patienceMs / 60_000} minutes`;
}

function newRestart(before: RunFile, now: RunFile | undefined): RunFile['restart'] {
  return now?.restart?.startedAt === before.restart?.startedAt ? undefined : now?.restart;
}
