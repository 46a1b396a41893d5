import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { OwnLine } from '../bench-line.ts';
import type { BenchSite } from '../bench-site.ts';
import { connectToEach, type Reader } from '../connect-to-each.ts';
import { onlyTimes, type LineResult } from '../line-result.ts';
import { answerOf, type BenchShop } from '../open-bench-shop.ts';
import { percentiles } from '../percentiles.ts';

const lookEveryMs = 2;
const giveUpMs = 30_000;
const samplesPerSecond = 10;

/**
 * A price, or whether goods can be had, is changed by staff, and read by strangers at both gateways, who have kept the answer: the time
 * from the answer to the change until both answer what is new.
 */
export const freshReads: OwnLine = {
  name: 'fresh-reads',
  title: 'a change visible in hot reads, two gateways',
  must: { p99Ms: 1000 },
  reach: { p99Ms: 200 },
  measure,
};

async function measure(site: BenchSite): Promise<LineResult[]> {
  const shop = await site.shop({ topology: 'replicated' });
  const { url, goods, folder } = shop;
  const [slug = ''] = goods.slugs;
  const readers = await connectToEach(`${url}/api/v1/products/${slug}?locale=en-gb`, gatewaysOf(folder));
  try {
    const [product] = await Promise.all(readers.map(productFrom));
    const variantId = product?.variants[0]?.variantId ?? '';
    const samples = Math.ceil(site.pace.seconds * samplesPerSecond);
    return [
      await sample('price', samples, readers, (turn) => changePrice(shop, variantId, turn)),
      await sample('stock', samples, readers, (turn) => changeStock(shop, variantId, turn)),
    ];
  } finally {
    for (const reader of readers) reader.close();
  }
}

type Product = {
  variants: { variantId: string; price: { amountMinor: number }; availability: { state: string } }[];
};
/** Whether an answer shows a change. */
type Shows = (product: Product) => boolean;

async function productFrom(reader: Reader): Promise<Product> {
  return JSON.parse(await reader.read()) as Product;
}

async function changePrice({ owner }: BenchShop, variantId: string, turn: number): Promise<Shows> {
  const amountMinor = 1000 + (turn % 900);
  const price = { amountMinor, currency: 'GBP' } as const;
  answerOf(await owner.catalog.setPrice({ variantId, market: 'gb', price }));
  return ({ variants }) =>
    variants.find((each) => each.variantId === variantId)?.price.amountMinor === amountMinor;
}

/** All that is free is taken away, and in the next turn brought back. */
async function changeStock({ owner }: BenchShop, variantId: string, turn: number): Promise<Shows> {
  const { free } = answerOf(await owner.catalog.getStock({ variantId }));
  const isBrought = turn % 2 === 1;
  const quantity = isBrought ? 1000 - free : -free;
  const movement = { movementId: crypto.randomUUID(), variantId, quantity, reason: 'counted' } as const;
  answerOf(await owner.catalog.receiveStock({ movements: [movement] }));
  return ({ variants }) => {
    const found = variants.find((each) => each.variantId === variantId);
    return found !== undefined && (found.availability.state !== 'out') === isBrought;
  };
}

async function sample(
  what: string,
  samples: number,
  readers: readonly Reader[],
  change: (turn: number) => Promise<Shows>,
): Promise<LineResult> {
  const timesMs: number[] = [];
  for (let turn = 0; turn < samples + (samples % 2); turn += 1) {
    // What is read is kept by every gateway.
    await Promise.all(readers.map(productFrom));
    const shows = await change(turn);
    const changedMs = performance.now();
    timesMs.push(
      Math.max(...(await Promise.all(readers.map((reader) => untilShown(reader, shows, changedMs))))),
    );
  }
  const { name, title } = freshReads;
  return { ...onlyTimes, ...percentiles(timesMs), name, title: `${what}: ${title}`, done: timesMs.length };
}

/** Milliseconds from a moment to the answer of a gateway that shows a change. */
async function untilShown(reader: Reader, shows: Shows, sinceMs: number): Promise<number> {
  for (;;) {
    const product = await productFrom(reader);
    const tookMs = performance.now() - sinceMs;
    if (shows(product)) return tookMs;
    if (tookMs > giveUpMs)
      throw new Error(
        `a gateway shows ${JSON.stringify(product.variants)} still, ${giveUpMs} ms after a change`,
      );
    await delay(lookEveryMs);
  }
}

type RunFile = { processes: Record<string, { pid: number }> };

function gatewaysOf(folder: string): number[] {
  const { processes } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunFile;
  const gateways = Object.entries(processes).filter(([name]) => name.startsWith('gateway-'));
  if (gateways.length < 2) throw new Error('there are no two gateways');
  return gateways.map(([, { pid }]) => pid);
}
