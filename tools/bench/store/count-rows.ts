import { withBenchDatabase } from './with-bench-database.ts';
import type { BenchShop } from '../open-bench-shop.ts';

/** How many rows the tables of the shop have had written, changed or removed so far. */
export function countRows(shop: BenchShop): Promise<number> {
  return withBenchDatabase(shop, 'souk', async (client) => {
    const { rows } = await client.query<{ count: string }>(
      'select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) as count from pg_stat_user_tables',
    );
    return Number(rows[0]?.count ?? 0);
  });
}
