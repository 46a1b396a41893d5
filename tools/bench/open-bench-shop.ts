import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { readMetrics } from '#runtime/testing/read-metrics.ts';
import { createClient, type Client, type Reply } from '../../apps/client/client.ts';
import { someWords } from './store/some-words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const startMs = 300_000;

/** All requests of a bench come from one address and pay with one test card: they are counted, and let through. */
const limits = {
  ...Object.fromEntries(
    ['RATE', 'ACCOUNT', 'KEY', 'SIGN_IN', 'SIGN_UP', 'CHECKOUT'].map((name) => [
      `SOUK_GATEWAY_${name}_LIMIT_PER_MINUTE`,
      '100000000',
    ]),
  ),
  SOUK_ORDER_MAX_UNPAID_PER_CARD: '100000',
  SOUK_PAYMENT_RISK_RULES: 'card-declines - - 60',
};

export type BenchShop = {
  url: string;
  folder: string;
  pid: number;
  /** Variants that are in stock, and the paths of their products. */
  goods: { variantIds: string[]; slugs: string[]; words: string[] };
  /** A client with the rights of the owner, and what it sends for them. */
  owner: Client;
  ownerHeaders: Record<string, string>;
  /** The addresses of the instances of a service inside the house. */
  addressesOf: (service: string) => Promise<string[]>;
  /** How many statements its rooms have sent so far. */
  statements: () => Promise<number>;
  /** The findings of every room's audit. */
  audit: () => Promise<unknown[]>;
  stop: () => Promise<void>;
};

/** What shop is wished for: its topology, the first of its ports, and where it differs from the usual one. */
export type ShopWish = {
  topology: string;
  port: number;
  /** The name of its data folder; that of its topology when not said. */
  data?: string;
};

export type StartedShop = Pick<BenchShop, 'folder' | 'pid' | 'stop'> & {
  /** Milliseconds from the command to the word that it is ready. */
  startMs: number;
};

/** Starts a shop with the demo goods and durable writes, and finds out what is in it. */
export async function openBenchShop(wish: ShopWish): Promise<BenchShop> {
  const { folder, stop } = await startBenchShop(wish);
  try {
    const shop = await lookAtShop(folder);
    await untilFound(shop.url);
    return { ...shop, goods: { ...shop.goods, words: await someWords(shop) }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A data folder of the bench. */
export function benchFolder(name: string): string {
  return join(root, '.souk', 'bench', name);
}

/** Starts a shop with the demo goods and durable writes on a data folder that is kept for the next bench. */
export async function startBenchShop({ topology, port, data = topology }: ShopWish): Promise<StartedShop> {
  const folder = benchFolder(data);
  mkdirSync(folder, { recursive: true });
  const environment = { ...process.env, NODE_ENV: 'production', SOUK_DATA: folder, ...limits };
  const beganMs = performance.now();
  const parameters = [
    'main.ts',
    '--topology',
    topology,
    '--port',
    String(port),
    '--strict',
    '--without-orders',
  ];
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: { ...environment, SOUK_TELEMETRY_SAMPLE_SHARE: '0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const endMs = performance.now() + startMs;
  while (!output.includes('Ready in')) {
    if (child.exitCode !== null || performance.now() > endMs)
      throw new Error(`the shop did not start:\n${output.slice(-2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { folder, pid: child.pid ?? 0, stop, startMs: performance.now() - beganMs };
}

/** A shop with the demo goods that runs already, by its data folder; it is left running. Its goods are those that some words find. */
export async function lookAtShop(folder: string, wordsMost = searches.length): Promise<BenchShop> {
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunFile;
  const { owner, ownerHeaders } = await asOwner(run.url);
  return {
    url: run.url,
    folder,
    pid: run.supervisor.pid,
    owner,
    ownerHeaders,
    addressesOf: async (service) => {
      const { instances } = answerOf(await owner.gateway.listInstances({}));
      return instances.filter((each) => each.service === service).map(({ address }) => address);
    },
    goods: await findGoods(run.url, owner, wordsMost),
    statements: await countStatements(owner),
    audit: () => audit({ ...process.env, NODE_ENV: 'production', SOUK_DATA: folder, ...limits }),
    stop: () => Promise.resolve(),
  };
}

type RunFile = { url: string; supervisor: { pid: number } };

const searches = [
  'mug',
  'christmas',
  'bag',
  'light',
  'card',
  'box',
  'heart',
  'glass',
  'wooden',
  'paper',
  'tin',
  'set',
];
const stockLeast = 300;
/** A search takes longer while the database answers it for a large catalog, until the index of words is in memory. */
const quickMs = 25;
const loadPatienceMs = 300_000;

/** Searches once in a while until five answers in a row came quickly. */
async function untilFound(url: string): Promise<void> {
  const endMs = performance.now() + loadPatienceMs;
  for (let quick = 0, turn = 0; quick < 5 && performance.now() < endMs; turn += 1) {
    const fromMs = performance.now();
    const { body } = await request(
      `${url}/api/v1/search?query=red+heart&locale=en-gb&limit=${1 + (turn % 40)}&priceFromMinor=${turn}`,
    );
    await body.dump();
    quick = performance.now() - fromMs < quickMs ? quick + 1 : 0;
    await delay(quick > 0 ? 0 : 1000);
  }
}

async function findGoods(url: string, owner: Client, wordsMost: number): Promise<BenchShop['goods']> {
  const client = createClient({ baseUrl: url });
  const slugs = new Set<string>();
  for (const query of searches.slice(0, wordsMost)) {
    const { products } = answerOf(await client.insight.searchProducts({ query, locale: 'en-gb', limit: 40 }));
    for (const { slug } of products) slugs.add(slug);
  }
  const variantIds: string[] = [];
  for (const slug of slugs) {
    const { variants } = answerOf(await client.catalog.getProduct({ slug, locale: 'en-gb' }));
    for (const { variantId } of variants) {
      const stock = answerOf(await owner.catalog.getStock({ variantId }));
      if (stock.free >= stockLeast) variantIds.push(variantId);
    }
  }
  return { variantIds, slugs: [...slugs], words: [...new Set([...slugs].flatMap(wordsOf))] };
}

function wordsOf(slug: string): string[] {
  return slug.split('-').filter((word) => word.length > 3);
}

async function asOwner(url: string): Promise<Pick<BenchShop, 'owner' | 'ownerHeaders'>> {
  const account = { email: 'owner@souk.example', password: 'souk-owner-demo' };
  const { sessionToken } = answerOf(await createClient({ baseUrl: url }).user.signIn(account));
  const ownerHeaders = { 'souk-session': sessionToken };
  return { owner: createClient({ baseUrl: url, headers: ownerHeaders }), ownerHeaders };
}

async function countStatements(owner: Client): Promise<() => Promise<number>> {
  const { instances } = answerOf(await owner.gateway.listInstances({}));
  const own = instances.filter(({ service }) => service !== 'storefront');
  const addresses = [...new Set(own.map(({ address }) => address))];
  return async () => {
    let count = 0;
    for (const address of addresses) {
      // A connection of its own: one that was kept may be closed by the shop at this very moment.
      const { body } = await request(`${address}/metrics`, { reset: true });
      const families = readMetrics(await body.text());
      for (const { value } of families.get('souk_statements_total')?.samples ?? []) count += value;
    }
    return count;
  };
}

async function audit(environment: NodeJS.ProcessEnv): Promise<unknown[]> {
  const child = spawn(process.execPath, ['cli/souk.ts', 'audit', '--json'], { cwd: root, env: environment });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 && code !== 1) throw new Error(`the audit did not run:\n${output}`);
  return (JSON.parse(output) as { findings: unknown[] }).findings;
}

/** The answer of a reply; throws the problem when there is none. */
export function answerOf<Answer>(reply: Reply<Answer>): Answer {
  if (!reply.isOk) throw new Error(`${reply.problem.code}: ${reply.problem.detail}`);
  return reply.answer;
}
