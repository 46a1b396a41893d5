import type { BenchShop } from '../open-bench-shop.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const wordsMost = 450;
const productsLeast = 5;

/**
 * English words of titles that several products have, the same with each call: pairs of so many are too many to be asked for twice while an
 * answer is kept. Where products are copies of a few, what a search finds says little of what else there is, so the database is asked.
 */
export function someWords(shop: Pick<BenchShop, 'folder'>): Promise<string[]> {
  return withBenchDatabase(shop, 'souk', async (client) => {
    const { rows } = await client.query<{ word: string }>(
      `select word from insight.vocabulary where language = 'en' and length(word) > 3 and documents >= $1 and word ~ '^[a-z]+$'
       order by md5(word) limit $2`,
      [productsLeast, wordsMost],
    );
    return rows.map(({ word }) => word);
  });
}
