import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFull } from '#runtime/postgres/start-error.ts';
import { createSupervisor, type Supervisor } from '#runtime/start/supervise.ts';
import type { Topology } from '../../../deploy/topology/topology.ts';
import type { Prepared, PrepareInput } from '../database/prepare-task.ts';
import { openLogSink, type LogSink } from '../logs/log-sink.ts';
import { masterSecret } from '../shop/master-secret.ts';
import { readRunFile, removeRunFile } from '../shop/run-file.ts';
import { demoAccount } from '../seed/demo-account.ts';
import { areAppsBuilt, buildApps } from './build-apps.ts';
import { keepPostgres } from './keep-postgres.ts';
import { memoryEnvironment, processFlags, sandboxFlags } from './node-flags.ts';
import { noteRun, urlOf, type RunNotes } from './note-run.ts';
import { isDiskFull, openStateFolder } from './open-state-folder.ts';
import { requireFreePorts, type Ports } from './ports.ts';
import { runTask } from './run-task.ts';
import { startSandboxes, type Sandboxes } from './start-sandboxes.ts';
import type { Steps } from './step.ts';
import { stopLeftOvers } from './stop-left-overs.ts';
import { unlessGivenUp } from './unless-given-up.ts';
import { writeStartFiles } from './write-start-files.ts';

export type StartOptions = {
  stateFolder: string;
  topology: Topology;
  ports: Ports;
  settingsFile: string | undefined;
  isStrict: boolean;
  /** False keeps the shop empty (tests load what they need). */
  seeds: boolean;
  /** False loads the demo shop without recent orders (tests make their own). */
  loadsOrders: boolean;
  steps: Steps;
  /** Shows a person what the log says of importance. */
  show: (text: string) => void;
};

export type RunningShop = {
  url: string;
  /** Starts a successor of every process before it ends the old one. */
  restartRolling: () => Promise<void>;
  stop: () => Promise<void>;
};

/** What a start works with; `undo` holds the ending of each thing that is up, in the order in which it came. */
type Site = {
  options: StartOptions;
  giveUp: AbortSignal;
  undo: (() => Promise<void> | void)[];
  sink: LogSink;
  notes: RunNotes;
};
type Database = { superuserUrl: string; secret: string };

const postgresStopMs = 4000;
const sandboxStopMs = 1000;

/** Brings the whole shop up, step by step; a failure, or being told to give up, stops what was started and is thrown. */
export async function startShop(options: StartOptions, giveUp: AbortSignal): Promise<RunningShop> {
  const { stateFolder, ports, topology } = options;
  openStateFolder(stateFolder);
  const sink = openLogSink(stateFolder, options.show);
  const notes = noteRun({ stateFolder, ports, topology: topology.name, log: sink.log });
  const site: Site = { options, giveUp, undo: [sink.close], sink, notes };
  const stop = async () => {
    for (const each of site.undo.splice(0).toReversed()) await each();
  };
  try {
    const supervisor = await bringUp(site);
    notes.enter('ready');
    site.undo.push(() => notes.enter('stopping'));
    return { url: urlOf(ports), restartRolling: () => notes.duringRestart(supervisor.replaceAll), stop };
  } catch (error) {
    const reason = isDiskFull(stateFolder) ? diskFull(stateFolder, error) : error;
    await stop();
    throw reason;
  }
}

async function bringUp(site: Site): Promise<Supervisor> {
  const { options, giveUp, sink } = site;
  const { stateFolder, ports, steps } = options;
  const superuserUrl = await steps.step('Starting PostgreSQL', () => startDatabase(site));
  await requireFreePorts(ports, ['shop', 'provider', 'mailbox', 'smtp', 'carrier']);
  const database = { superuserUrl, secret: await masterSecret(stateFolder) };
  if (!(await areAppsBuilt())) await steps.step('Building the web apps', () => buildApps(giveUp));
  const isLoaded = await prepare(site, database);
  await steps.step('Starting the sandboxes', () => startStandIns(site, database));
  const supervisor = await startProcesses(site, database);
  if (isLoaded) await unlessGivenUp(fillSearch(site, database), giveUp);
  if (isLoaded && options.loadsOrders) await loadOrders(site);
  // What took in a whole shop at once keeps the memory of it, in its heap and in its sessions of the database, for good.
  const replaced = () => unlessGivenUp(supervisor.replaceAll(), giveUp);
  if (isLoaded) await steps.step('Replacing what loaded it', replaced);
  sink.log.info('the shop is ready', { topology: options.topology.name });
  return supervisor;
}

/** From here on the data folder is locked, so that what an earlier run left may be ended and the run file written. */
async function startDatabase({ options, giveUp, undo, sink, notes }: Site): Promise<string> {
  const { stateFolder, ports } = options;
  const left = readRunFile(stateFolder);
  const postgres = await keepPostgres({ stateFolder, ports, sink, onChange: notes.write }, giveUp);
  undo.push(() => postgres.stop(postgresStopMs));
  await stopLeftOvers(left, (line) => sink.log.info(line));
  notes.add(() => ({ postgres: postgres.current()?.pid }));
  notes.enter('starting');
  undo.push(() => removeRunFile(stateFolder));
  return postgres.superuserUrl;
}

/** Brings the database up to date and, once, loads the demo shop; tells whether that was now. */
async function prepare({ options, giveUp }: Site, database: Database): Promise<boolean> {
  const { step } = options.steps;
  const entry = new URL('../database/prepare-task.ts', import.meta.url);
  const input: PrepareInput = { ...database, settingsFile: options.settingsFile };
  const prepared = await step('Bringing the database up to date', async (tell) => {
    const answer = await runTask<Prepared>({ entry, input, tell, giveUp });
    if ('isSeeded' in answer) return answer;
    const { SettingError } = await import('#runtime/config/setting-layers.ts');
    throw new SettingError(answer.settingProblem);
  });
  if (!options.seeds || prepared.isSeeded) return false;
  const seed = new URL('../seed/seed-task.ts', import.meta.url);
  await step('Loading the demo shop', (tell) => runTask({ entry: seed, input: database, tell, giveUp }));
  return true;
}

async function startStandIns(
  { options, giveUp, undo, sink, notes }: Site,
  database: Database,
): Promise<void> {
  const { ports, stateFolder } = options;
  const sandboxes: Sandboxes = new Map();
  undo.push(async () => {
    await Promise.all([...sandboxes.values()].map((sandbox) => sandbox.stop(sandboxStopMs)));
  });
  notes.add(() => Object.fromEntries([...sandboxes].map(([name, { current }]) => [name, current()?.pid])));
  await startSandboxes(
    { ports, stateFolder, secret: database.secret, flags: sandboxFlags, sink, onChange: notes.write },
    sandboxes,
    giveUp,
  );
}

async function startProcesses(
  { options, giveUp, undo, sink, notes }: Site,
  database: Database,
): Promise<Supervisor> {
  const { topology, ports, stateFolder, settingsFile, isStrict } = options;
  const publicAddress = { host: '127.0.0.1', port: ports.shop };
  const plan = { topology, stateFolder, settingsFile, isStrict, publicAddress, ...database };
  const places = await writeStartFiles(plan);
  const supervisor = createSupervisor({
    entry: fileURLToPath(new URL('../../../main.ts', import.meta.url)),
    flags: processFlags,
    environment: { ...environmentOf(ports), ...memoryEnvironment },
    log: sink.log,
    output: sink.take,
    onChange: notes.write,
    waitMsMost: restartWaitMsMost(),
  });
  undo.push(supervisor.stop);
  notes.add(supervisor.pids);
  const count = places.length === 1 ? 'one process' : `${places.length} processes`;
  await options.steps.step(`Starting ${count} (${topology.name})`, async () => {
    // The doors start last: they are of use only when what stands behind them is there.
    for (const isDoor of [false, true]) {
      const starts = places.filter((place) => place.isDoor === isDoor).map(supervisor.start);
      await unlessGivenUp(Promise.all(starts), giveUp);
    }
  });
  return supervisor;
}

const searchMs = 60_000;

/** The search learns of the goods by events, shortly after they were loaded. */
async function fillSearch({ options }: Site, database: Database): Promise<void> {
  const { waitUntilHeard } = await import('../database/wait-until-heard.ts');
  const isFilled = await options.steps.step('Filling the search', () =>
    waitUntilHeard(database, 'catalog', searchMs),
  );
  if (!isFilled) options.show('  The search is still being filled: some goods cannot be found yet.\n');
}

/** Recent orders come in by the shop's own door, so they can be loaded only when it is open. */
async function loadOrders({ options, giveUp }: Site): Promise<void> {
  const { ports, stateFolder, steps } = options;
  const entry = new URL('../../load-orders-task.ts', import.meta.url);
  const file = join(stateFolder, 'replay.json');
  const accounts = { importer: demoAccount('importer'), shopper: demoAccount('shopper') };
  const input = { url: urlOf(ports), file, ...accounts };
  await steps.step('Loading 400 recent orders', (tell) => runTask({ entry, input, tell, giveUp }));
}

/**
 * Whoever kills processes on purpose need not wait for them as for those that fail: SOUK_RESTART_WAIT_MS_MOST.
 * @throws {Error} where that is no number of milliseconds: nobody would wait at all
 */
function restartWaitMsMost(): number | undefined {
  const told = process.env['SOUK_RESTART_WAIT_MS_MOST'];
  if (told === undefined) return undefined;
  if (!/^\d{1,6}$/.test(told))
    throw new Error(`SOUK_RESTART_WAIT_MS_MOST is a whole number of milliseconds, not ${told}`);
  return Number(told);
}

/** Addresses that follow from the ports, unless the environment says otherwise. */
function environmentOf(ports: Ports): Record<string, string> {
  const own: Record<string, string> = {
    SOUK_GATEWAY_PUBLIC_URL: urlOf(ports),
    SOUK_PAYMENT_SANDBOX_URL: `http://127.0.0.1:${ports.provider}`,
    SOUK_ORDER_CARRIER_URL: `http://127.0.0.1:${ports.carrier}`,
    SOUK_USER_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    SOUK_USER_SMS_URL: `http://127.0.0.1:${ports.mailbox}/sms`,
  };
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, process.env[name] ?? value]));
}
