import type { Locale } from '#contracts/markets.ts';
import type { Database } from '#runtime/db/database.ts';
import { readIndexedOf } from '../../store/search/indexed-documents.ts';
import type { FollowedIndex } from './load-words.ts';

/** What a search was told since the snapshot it named: which products were written, and up to which snapshot. */
export type ToldChanges = { since: string; snapshot: string; productIds: readonly string[] };

const documentsAtOnce = 200;

/** Reads the products that were written as they are now, and moves the index on to the snapshot of who told of them. */
export async function takeChanges(
  db: Pick<Database, 'rows'>,
  { locale, known, told }: { locale: Locale; known: FollowedIndex; told: ToldChanges },
): Promise<void> {
  const { since, snapshot, productIds } = told;
  for (let from = 0; from < productIds.length; from += documentsAtOnce) {
    const some = productIds.slice(from, from + documentsAtOnce);
    const documents = await db.rows(readIndexedOf(locale, some));
    const there = new Set(documents.map(({ productId }) => productId));
    for (const productId of some) if (!there.has(productId)) known.index.remove(productId);
    for (const document of documents) known.index.put(document);
  }
  // Somebody else may have gone further meanwhile; then this one has told nothing new.
  if (known.snapshot === since) known.snapshot = snapshot;
}
