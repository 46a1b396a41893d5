import { setTimeout as delay } from 'node:timers/promises';
import type { BenchShop } from '../open-bench-shop.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const wordsMost = 450;
const wordsLeast = 100;
const productsLeast = 5;
/** A shop that was filled a moment ago counts its words within half a minute. */
const patienceMs = 120_000;

/**
 * English words of titles that several products have, the same with each call: pairs of so many are too many to be asked for twice while an
 * answer is kept. Where products are copies of a few, what a search finds says little of what else there is, so the database is asked.
 * @throws {Error} when the shop has not counted its words within two minutes
 */
export function someWords(shop: Pick<BenchShop, 'folder'>): Promise<string[]> {
  return withBenchDatabase(shop, 'souk', async (client) => {
    const endMs = performance.now() + patienceMs;
    for (;;) {
      const { rows } = await client.query<{ word: string }>(
        `select word from insight.vocabulary where language = 'en' and length(word) > 3 and documents >= $1 and word ~ '^[a-z]+$'
         order by md5(word) limit $2`,
        [productsLeast, wordsMost],
      );
      if (rows.length >= wordsLeast) return rows.map(({ word }) => word);
      if (performance.now() > endMs)
        throw new Error(`the shop knows ${rows.length} words that several products have`);
      await delay(1000);
    }
  });
}
