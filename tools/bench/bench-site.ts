import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProducts } from './load/load-products.ts';
import { benchFolder, openBenchShop, type BenchShop, type ShopWish } from './open-bench-shop.ts';

/** Seconds that count and those before, and what clients choose by. */
export type BenchPace = { warmSeconds: number; seconds: number; seed: number };

/** Where a bench takes place: one shop at a time. */
export type BenchSite = {
  pace: BenchPace;
  /** The first port of its shops. */
  port: number;
  /** A shop as wished: the one that runs, where it is such a one. */
  shop: (wish?: Partial<ShopWish>) => Promise<BenchShop>;
  /** A shop with so many products: the one that runs, or one that is loaded first. The demo's are the fewest. */
  shopOf: (products: number) => Promise<BenchShop>;
  /** Sizes of the catalog to compare, the smallest first. */
  sizes: readonly number[];
  /** Stops the shop that runs, where one does. */
  stop: () => Promise<void>;
  /** @throws {Error} with what the audit of the running shop finds */
  audit: () => Promise<void>;
};

/** Opens a site for shops on a topology, unless a wish says otherwise, and on ports from a first one on. */
export function openSite(
  { sizes, ...usual }: { topology: string; port: number; sizes: readonly number[] },
  pace: BenchPace,
): BenchSite {
  let running: { key: string; shop: BenchShop } | undefined;
  const stop = async () => {
    const { shop } = running ?? {};
    running = undefined;
    await shop?.stop();
  };
  const shop = async (wish: Partial<ShopWish> = {}) => {
    const whole = { ...usual, ...wish };
    const key = JSON.stringify(whole);
    if (running?.key === key) return running.shop;
    await stop();
    running = { key, shop: await openBenchShop(whole) };
    return running.shop;
  };
  return {
    pace,
    port: usual.port,
    sizes,
    stop,
    shop,
    shopOf: async (products) => {
      const data = `${usual.topology}-${products}`;
      const isLoaded = join(benchFolder(data), 'loaded');
      if (!existsSync(isLoaded)) {
        await stop();
        rmSync(benchFolder(data), { recursive: true, force: true });
        await loadProducts(await shop({ data }), products);
        // Started anew, it has nothing in memory of how few there were.
        await stop();
        writeFileSync(isLoaded, '');
      }
      return shop({ data });
    },
    audit: async () => {
      const findings = (await running?.shop.audit()) ?? [];
      if (findings.length > 0) throw new Error(`the audit found ${JSON.stringify(findings).slice(0, 500)}`);
    },
  };
}
