import type { FloorKind } from './bench-line.ts';
import type { BenchPace } from './bench-site.ts';
import type { BenchWork } from './bench-work.ts';
import type { BenchShop } from './open-bench-shop.ts';
import { openFloor } from './open-floor.ts';
import { runDriver } from './run-driver.ts';
import { dropFloorDatabase, makeFloorDatabase } from './store/floor-tables.ts';
import { usageOf, type Usage } from './usage-of.ts';

/** What the floor of some work is: its clients, what it answers like or works over, the rows that it writes. */
type FloorOrder = { kind: FloorKind; clients: number; work: BenchWork; rows: number };
type FloorResult = { perSecond: number; cpuMs: number };

/** Runs the floor of some work: how many a second, and the processor time of whoever serves it. */
export async function runFloor(shop: BenchShop, order: FloorOrder, pace: BenchPace): Promise<FloorResult> {
  switch (order.kind) {
    case 'bytes':
      return served(shop, order, firstUrl(order.work), pace);
    case 'rows':
      return served(shop, order, order.rows, pace);
    case 'take':
      return taken(shop, order, pace);
    case 'spread':
      return drive(order.clients, spread(order.work), pace, () => sum(usageOf(shop.pid)));
  }
}

async function served(
  shop: BenchShop,
  { work, clients }: FloorOrder,
  of: string | number,
  pace: BenchPace,
): Promise<FloorResult> {
  const floor = await openFloor(shop, of);
  try {
    const own: BenchWork =
      work.kind === 'get' ? { ...work, urls: [floor.url] } : { kind: 'post', url: floor.url };
    return await drive(clients, own, pace, () => usageOf(floor.pid).node);
  } finally {
    await floor.stop();
  }
}

/** The takers are the clients, so what serves them is the database alone. */
async function taken(shop: BenchShop, { clients }: FloorOrder, pace: BenchPace): Promise<FloorResult> {
  const work: BenchWork = { kind: 'take', databaseUrl: await makeFloorDatabase(shop), connections: clients };
  try {
    return await drive(clients, work, pace, () => usageOf(shop.pid).postgres);
  } finally {
    await dropFloorDatabase(shop);
  }
}

async function drive(
  clients: number,
  work: BenchWork,
  pace: BenchPace,
  usedMs: () => number,
): Promise<FloorResult> {
  let [from, until] = [0, 0];
  const { timesMs, lastedMs } = await runDriver(
    { work, clients, span: pace, seed: pace.seed },
    () => (from = usedMs()),
    () => (until = usedMs()),
  );
  return { perSecond: (timesMs.length * 1000) / lastedMs, cpuMs: (until - from) / timesMs.length };
}

function sum(usage: Usage): number {
  return usage.node + usage.postgres + usage.sandbox;
}

/** The same work, with nothing that all of it takes. */
function spread(work: BenchWork): BenchWork {
  if (work.kind !== 'checkout') throw new Error('only checkouts can be spread over all goods');
  const { kind, url, variantIds } = work;
  return { kind, url, variantIds };
}

function firstUrl(work: BenchWork): string {
  const url = work.kind === 'get' ? work.urls[0] : undefined;
  if (url === undefined) throw new Error('only what is read has bytes to answer');
  return url;
}
