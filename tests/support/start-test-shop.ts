import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '../../apps/client/client.ts';
import { lightFetch } from './light-fetch.ts';
import { shopTemplate } from './shop-template.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export type TestShop = {
  url: string;
  providerUrl: string;
  mailboxUrl: string;
  carrierUrl: string;
  folder: string;
  /** A client without cookies; `clientWith` sends headers such as a session. */
  api: Client;
  clientWith: (headers: Record<string, string>) => Client;
  /** Process ids by name, as the supervisor last wrote them. */
  processes: () => Promise<Record<string, number>>;
  supervisorPid: number;
  /** Runs a `souk` command on this shop. */
  souk: (...parameters: string[]) => Promise<{ code: number; output: string }>;
  /** The findings of every room's audit. */
  audit: () => Promise<unknown[]>;
  /** What the shop has printed. */
  output: () => string;
  stop: () => Promise<void>;
  /** Kills the supervisor as `kill -9` does, and waits for its end. */
  killSupervisor: () => Promise<void>;
};

export type TestShopOptions = {
  topology?: string;
  environment?: Record<string, string>;
  /** Goes on with the data of an earlier shop instead of a copy of the loaded one. */
  folder?: string;
  /** The first of its six ports; else free ones are found. */
  port?: number;
  isEmpty?: boolean;
};

/** Every shopper of a test comes from one address, which a door would rightly slow down. */
const oneAddress = Object.fromEntries(
  ['RATE', 'ACCOUNT', 'KEY', 'SIGN_IN', 'SIGN_UP', 'CHECKOUT'].map((name) => [
    `SOUK_GATEWAY_${name}_LIMIT_PER_MINUTE`,
    '100000000',
  ]),
);
/** They also have things sent to one place, and pay with a few cards, of which some are refused on purpose. */
const oneBuyer = {
  SOUK_ORDER_MAX_UNPAID_PER_ADDRESS: '100000',
  SOUK_ORDER_MAX_UNPAID_PER_CARD: '100000',
  SOUK_PAYMENT_RISK_RULES: 'card-declines - - 60',
};
/** A carrier whose events were lost is asked soon, so that no test need wait. */
const askedSoon = { SOUK_ORDER_ASK_CARRIER_AFTER_SECONDS: '2' };
const startMs = 120_000;
let count = 0;

/** The topology that this run of a journey is for. */
export function topologyOfRun(): string {
  return process.env['SOUK_TOPOLOGY'] ?? 'one-process';
}

/**
 * Starts a whole shop with the demo goods on free ports and a data folder of its own. A test that asks for nothing
 * special, and says `// shop: shared` in its first lines, gets the one that the runner keeps for its topology: whatever
 * earlier tests did in it has happened.
 */
export async function startTestShop(options: TestShopOptions = {}): Promise<TestShop> {
  const shared = process.env['SOUK_TEST_SHOP'];
  if (shared && Object.keys(options).length === 0) return attachTo(JSON.parse(shared) as SharedShop);
  count += 1;
  const folder = options.folder ?? join(await testFolder(), `shop-${process.pid}-${count}`);
  if (!options.folder) await shopTemplate({ into: folder, isEmpty: options.isEmpty ?? false });
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? 20_000 + Math.floor(Math.random() * 2000) * 6;
    const started = await launch(folder, port, options);
    if (started) return testShop(folder, port, started, options);
    if (attempt === 5) throw new Error('found no free ports for a test shop');
  }
}

type Started = { child: ChildProcess; output: () => string };

/** Undefined when one of the ports was taken. */
async function launch(folder: string, port: number, options: TestShopOptions): Promise<Started | undefined> {
  const topology = options.topology ?? topologyOfRun();
  const parameters = [
    'main.ts',
    '--topology',
    topology,
    '--port',
    String(port),
    '--strict',
    ...(options.isEmpty ? ['--empty'] : []),
  ];
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SOUK_DATA: folder,
      ...oneAddress,
      ...oneBuyer,
      ...askedSoon,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = new Promise<void>((resolve) =>
    child.stdout.on('data', () => (output.includes('Ready in') ? resolve() : undefined)),
  );
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const late = AbortSignal.timeout(startMs);
  const first = await Promise.race([
    ready.then(() => 'ready' as const),
    ended.then(([code]) => code ?? -1),
    once(late, 'abort').then(() => 'late' as const),
  ]);
  if (first === 'ready') return { child, output: () => output };
  child.kill('SIGKILL');
  const portTaken = 11;
  if (first === portTaken) return undefined;
  throw new Error(`the test shop did not start (${first}):\n${output.slice(-4000)}`);
}

function testShop(
  folder: string,
  port: number,
  { child, output }: Started,
  options: TestShopOptions,
): TestShop {
  const stop = async () => {
    await end(child, 'SIGTERM');
    if (!options.folder && !process.env['SOUK_KEEP_TEST_DATA'])
      await rm(folder, { recursive: true, force: true });
  };
  const killSupervisor = () => end(child, 'SIGKILL');
  return { ...shopAt(folder, port), supervisorPid: child.pid ?? 0, output, stop, killSupervisor };
}

/** A running shop that belongs to the runner: a test may use it, not end it. */
export type SharedShop = { folder: string; port: number; supervisorPid: number };

function attachTo({ folder, port, supervisorPid }: SharedShop): TestShop {
  const notOurs = () => {
    throw new Error('a shared shop is neither killed nor read: leave out "// shop: shared"');
  };
  return {
    ...shopAt(folder, port),
    supervisorPid,
    output: notOurs,
    stop: async () => {},
    killSupervisor: notOurs,
  };
}

type ShopAt = Omit<TestShop, 'supervisorPid' | 'output' | 'stop' | 'killSupervisor'>;

function shopAt(folder: string, port: number): ShopAt {
  const url = `http://127.0.0.1:${port}`;
  const souk = (...parameters: string[]) => runSouk(folder, parameters);
  return {
    url,
    providerUrl: `http://127.0.0.1:${port + 1}`,
    mailboxUrl: `http://127.0.0.1:${port + 2}`,
    carrierUrl: `http://127.0.0.1:${port + 5}`,
    folder,
    souk,
    api: createClient({ baseUrl: url, fetch: lightFetch }),
    clientWith: (headers) => createClient({ baseUrl: url, headers, fetch: lightFetch }),
    processes: async () => {
      const run = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as {
        processes: Record<
          string,
          {
            pid: number;
          }
        >;
      };
      return Object.fromEntries(Object.entries(run.processes).map(([name, { pid }]) => [name, pid]));
    },
    audit: async () => {
      const result = await souk('audit', '--json');
      if (result.code > 1) throw new Error(`the audit did not run:\n${result.output}`);
      return (
        JSON.parse(result.output) as {
          findings: unknown[];
        }
      ).findings;
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Runs a `souk` command on the shop of a data folder. */
export async function runSouk(
  folder: string,
  parameters: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['cli/souk.ts', ...parameters], {
    cwd: root,
    env: { ...process.env, SOUK_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, output };
}

/** Makes the folder that test shops live in: the one that the runner offers, or `.souk/test`. */
export async function testFolder(): Promise<string> {
  const folder = process.env['SOUK_TEST_FOLDER'] ?? join(root, '.souk', 'test');
  await mkdir(folder, { recursive: true });
  return folder;
}
