import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { isRunning } from './shop/known-process.ts';
import { notRunning, runningShop, type RunningShop } from './shop/running-shop.ts';
import { stateFolder } from './shop/state-folder.ts';

const usage = `souk status: what runs, and whether it is ready

  --json   say it as JSON
Exit codes: 0 everything is ready, 1 something is not, 3 nothing runs.
`;

/** Shows the processes of the running shop and whether the door answers. */
export const statusCommand: Command = { usage, run };

async function run(parameters: string[]): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: { json: { type: 'boolean' } } });
  const shop = runningShop();
  if (!shop) {
    process.stdout.write(
      values.json ? '{"running":false}\n' : `nothing runs on the data in ${stateFolder().path}\n`,
    );
    return notRunning;
  }
  const processes = Object.entries(shop.processes).map(([name, known]) => ({
    name,
    pid: known.pid,
    isAlive: isRunning(known),
  }));
  const isAnswering = await answers(shop.url);
  const isReady = shop.phase === 'ready' && isAnswering && processes.every((each) => each.isAlive);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ running: true, isReady, ...summaryOf(shop), processes })}\n`
      : describe(shop, processes, isAnswering),
  );
  return isReady ? 0 : 1;
}

function summaryOf({
  phase,
  topology,
  url,
  providerUrl,
  mailboxUrl,
  carrierUrl,
  startedAt,
  databasePort,
  folder,
  supervisor,
}: RunningShop) {
  return {
    phase,
    topology,
    url,
    providerUrl,
    mailboxUrl,
    carrierUrl,
    startedAt,
    databasePort,
    folder,
    supervisorPid: supervisor.pid,
  };
}

type Process = { name: string; pid: number; isAlive: boolean };

function describe(shop: RunningShop, processes: Process[], isAnswering: boolean): string {
  return [
    `${shop.topology}, ${shop.phase}, since ${shop.startedAt}`,
    `${shop.url} ${isAnswering ? 'answers' : 'does not answer'}`,
    `data in ${shop.folder}`,
    ...processes.map(({ name, pid, isAlive }) => `  ${name.padEnd(20)} ${pid}${isAlive ? '' : ' is gone'}`),
    '',
  ].join('\n');
}

/** Asks for something that passes the door, a service behind it and the database. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/v1/categories?locale=en-gb`, {
      signal: AbortSignal.timeout(3000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
