import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { isRunning, signalProcess } from './shop/known-process.ts';
import { runningShop, sayNotRunning } from './shop/running-shop.ts';

const usage = `souk stop: stop the shop of this checkout; requests under way are finished first

  --json   say it as JSON
Exit codes: 0 stopped, 1 still stopping after a minute, 3 nothing runs.
`;

/** Stops the running shop and waits until it is gone. */
export const stopCommand: Command = { usage, run };

const patienceMs = 60_000;
const quietMs = 1000;

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: { json: { type: 'boolean' } } });
  const shop = runningShop();
  if (!shop) return sayNotRunning();
  const { supervisor } = shop;
  signalProcess(supervisor, 'SIGTERM');
  for (let waitedMs = 0; isRunning(supervisor); waitedMs += 50) {
    if (waitedMs === quietMs && !values.json) process.stdout.write('stopping …\n');
    if (waitedMs >= patienceMs) {
      process.stderr.write(`process ${supervisor.pid} is still stopping after ${patienceMs / 1000} s\n`);
      return 1;
    }
    await delay(50);
  }
  process.stdout.write(
    values.json ? `${JSON.stringify({ stopped: true, pid: supervisor.pid })}\n` : 'stopped\n',
  );
  return 0;
}
