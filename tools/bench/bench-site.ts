import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadOrders } from './load/load-orders.ts';
import { loadProducts } from './load/load-products.ts';
import { benchFolder, openBenchShop, type BenchShop, type ShopWish } from './open-bench-shop.ts';

/** Seconds that count and those before, and what clients choose by. */
export type BenchPace = { warmSeconds: number; seconds: number; seed: number };

/** Where a bench takes place: one shop at a time. */
export type BenchSite = {
  pace: BenchPace;
  /** The first port of its shops. */
  port: number;
  /** A shop as wished: the one that runs, where it is such a one; with the products and past orders of the site where its data is not named. */
  shop: (wish?: Partial<ShopWish>) => Promise<BenchShop>;
  /** A shop with so many products: the one that runs, or one that is loaded first. The demo's are the fewest. */
  shopOf: (products: number) => Promise<BenchShop>;
  /** Sizes of the catalog to compare, the smallest first. */
  sizes: readonly number[];
  /** How many past orders its shops have, at least. */
  orders: number;
  /** Stops the shop that runs, where one does. */
  stop: () => Promise<void>;
  /** @throws {Error} with what the audit of the running shop finds */
  audit: () => Promise<void>;
};

const demoProducts = 3006;

type SiteWish = {
  topology: string;
  port: number;
  sizes: readonly number[];
  /** How many products its shops have where a line does not compare sizes; the demo's are the fewest. */
  products: number;
  orders: number;
};

/** Opens a site for shops on a topology, unless a wish says otherwise, and on ports from a first one on. */
export function openSite(
  { sizes, products: usualProducts, orders, ...usual }: SiteWish,
  pace: BenchPace,
): BenchSite {
  let running: { key: string; shop: BenchShop } | undefined;
  const stop = async () => {
    const { shop } = running ?? {};
    running = undefined;
    await shop?.stop();
  };
  const started = async (wish: Partial<ShopWish>) => {
    const whole = { ...usual, ...wish };
    const key = JSON.stringify(whole);
    if (running?.key === key) return running.shop;
    await stop();
    running = { key, shop: await openBenchShop(whole) };
    return running.shop;
  };
  /** A shop whose data folder is filled once, with so many products and the past orders of the site. */
  const filled = async (topology: string, products: number) => {
    const data = `${topology}-${products}${ofOrders}`;
    const isLoaded = join(benchFolder(data), 'loaded');
    if (!existsSync(isLoaded)) {
      await stop();
      rmSync(benchFolder(data), { recursive: true, force: true });
      await loadProducts(await started({ topology, data }), products);
      if (orders > 0) await loadOrders(await started({ topology, data }), orders);
      // Started anew, it has nothing in memory of how few there were.
      await stop();
      writeFileSync(isLoaded, '');
    }
    return started({ topology, data });
  };
  const isUsual = orders === 0 && usualProducts <= demoProducts;
  const ofOrders = orders > 0 ? `-with-${orders}-orders` : '';
  return {
    pace,
    port: usual.port,
    sizes,
    orders,
    stop,
    shop: (wish = {}) =>
      isUsual || wish.data !== undefined
        ? started(wish)
        : filled(wish.topology ?? usual.topology, usualProducts),
    shopOf: (products) => filled(usual.topology, products),
    audit: async () => {
      const findings = (await running?.shop.audit()) ?? [];
      if (findings.length > 0) throw new Error(`the audit found ${JSON.stringify(findings).slice(0, 500)}`);
    },
  };
}
