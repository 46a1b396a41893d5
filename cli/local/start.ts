import { closeSync, openSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { eachAlone } from '../../deploy/topology/each-alone.ts';
import { oneProcess } from '../../deploy/topology/one-process.ts';
import { replicated } from '../../deploy/topology/replicated.ts';
import { UsageError, type Command } from '../command.ts';
import { stateFolder } from './shop/state-folder.ts';
import { describeShop } from './start/describe-shop.ts';
import { portsFrom } from './start/ports.ts';
import type { RunningShop } from './start/start-shop.ts';
import { createSteps } from './start/step.ts';

const topologies = [oneProcess, eachAlone, replicated];

const usage = `souk start: run the whole shop on this machine until Ctrl-C

  --topology NAME   ${topologies.map((topology) => topology.name).join(' | ')} (default one-process)
  --port N          first of six ports in a row (default 4000): shop, payment provider, mailbox, mail, database,
                    carrier
  --settings FILE   JSON file with settings
  --empty           do not load the demo shop
  --without-orders  load the demo shop without its 400 recent orders
  --strict          pass calls in one process through JSON and check answers against the contracts (for tests)

SOUK_DATA names the folder for everything that must survive, SOUK_PORT another default port.
A second Ctrl-C stops at once. SIGHUP, or souk restart, replaces every process without losing a request.
Exit codes: 0 stopped when told to, 1 failed, 2 wrong use, 10 second copy on the same data, 11 port taken, 12 disk full,
13 folder unreachable, 14 folder with other files, 15 data of a newer Souk, 16 of an older PostgreSQL, 17 no PostgreSQL
for this platform, 18 PostgreSQL failed, 20 wrong setting, 130 or 143 stopped by Ctrl-C or SIGTERM while starting.
`;

/** Runs the shop until it is told to stop. */
export const startCommand: Command = { usage, run };

/** Everything that stops is given less; only a fault in us can take longer. */
const stopMs = 9500;
/** npm passes on a Ctrl-C that we have had from the terminal already. */
const sameKeyMs = 1000;
const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;

async function run(parameters: string[]): Promise<number> {
  const { topology, ports, settingsFile, isStrict, seeds, loadsOrders } = readParameters(parameters);
  const show = (text: string) => void process.stdout.write(text);
  // The shop outlives whoever reads its output; a terminal that was closed is told to us by SIGHUP.
  process.stdout.removeAllListeners('error').on('error', () => {});
  const giveUp = new AbortController();
  const told = listenToSignals(giveUp);
  const { path } = stateFolder();
  show(`Souk · ${topology.name} · data in ${path}\n`);
  // Compiled code is kept for the next start: half the time and a third less memory for each process.
  process.env['NODE_COMPILE_CACHE'] ??= join(path, 'compile-cache');
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
  const startedAtMs = performance.now();
  const { startShop } = await import('./start/start-shop.ts');
  const steps = createSteps(show, giveUp.signal);
  const options = {
    stateFolder: path,
    topology,
    ports,
    settingsFile,
    isStrict,
    seeds,
    loadsOrders,
    steps,
    show,
  };
  let shop: RunningShop;
  try {
    shop = await startShop(options, giveUp.signal);
  } catch (error) {
    if (!giveUp.signal.aborted) throw error;
    show('stopped before it was ready\n');
    return signalCodes[await told.stop];
  }
  show(describeShop(shop.url, ports, { seconds: (performance.now() - startedAtMs) / 1000, hasDemo: seeds }));
  told.onHangUp(() => restartRolling(shop, show));
  await told.stop;
  await shop.stop();
  show('stopped\n');
  return 0;
}

function readParameters(parameters: string[]) {
  const { values } = parseArgs({
    args: parameters,
    options: {
      topology: { type: 'string', default: 'one-process' },
      port: { type: 'string', default: process.env['SOUK_PORT'] ?? '4000' },
      settings: { type: 'string' },
      empty: { type: 'boolean', default: false },
      'without-orders': { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
  });
  const topology = topologies.find((each) => each.name === values.topology);
  if (!topology) throw new UsageError(`there is no topology ${values.topology}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new UsageError(`${values.port} is not a port from 1024 to 65000`);
  }
  return {
    topology,
    ports: portsFrom(port),
    settingsFile: values.settings,
    isStrict: values.strict,
    seeds: !values.empty,
    loadsOrders: !values['without-orders'],
  };
}

/** Hears what the process is told, from its first moment on. */
function listenToSignals(giveUp: AbortController) {
  const hadTerminal = hasTerminal();
  let hangUp: (() => void) | undefined;
  const stop = new Promise<keyof typeof signalCodes>((resolve) => {
    let firstAtMs: number | undefined;
    const hear = (signal: keyof typeof signalCodes) => {
      if (firstAtMs !== undefined && performance.now() - firstAtMs > sameKeyMs)
        process.exit(signalCodes[signal]);
      if (firstAtMs !== undefined) return;
      firstAtMs = performance.now();
      process.stdout.write('stopping …\n');
      setTimeout(() => process.exit(1), stopMs).unref();
      giveUp.abort(new Error(`told to stop by ${signal}`));
      resolve(signal);
    };
    process.on('SIGINT', hear);
    process.on('SIGTERM', hear);
    process.on('SIGHUP', () => (hadTerminal && !hasTerminal() ? hear('SIGTERM') : hangUp?.()));
  });
  return { stop, onHangUp: (heard: () => void) => (hangUp = heard) };
}

/** Whether there is a terminal that started us: SIGHUP also tells that it was closed. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

function restartRolling(shop: RunningShop, show: (text: string) => void): void {
  shop.restartRolling().then(
    () => show('every process was replaced\n'),
    (error: unknown) => show(`the rolling restart stopped: ${(error as Error).message}\n`),
  );
}
