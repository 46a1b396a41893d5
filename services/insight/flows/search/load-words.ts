import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Locale } from '#contracts/markets.ts';
import type { Database } from '#runtime/db/database.ts';
import type { IndexedDocument } from '../../domain/word-index/documents.ts';
import { createWordIndex, type WordIndex } from '../../domain/word-index/word-index.ts';
import { readIndexed, readSnapshot } from '../../store/search/indexed-documents.ts';

/** An index, and the snapshot of the database that it is at: what was written since must be asked for. */
export type FollowedIndex = { index: WordIndex; snapshot: string };

const documentsAtOnce = 200;
const lowestId = '00000000-0000-0000-0000-000000000000';

/**
 * Reads all documents of a locale into an index, some in a turn of the loop: while these are taken in, the database looks for the next. Throws when
 * it is told to stop.
 */
export async function loadWords(
  db: Pick<Database, 'rows'>,
  locale: Locale,
  stopping: AbortSignal,
): Promise<FollowedIndex> {
  const [before] = await db.rows(readSnapshot());
  const index = createWordIndex();
  const read = (after: string): Promise<IndexedDocument[]> =>
    db.rows(readIndexed(locale, after, documentsAtOnce));
  for (let documents = await read(lowestId); documents.length > 0;) {
    stopping.throwIfAborted();
    const last = documents.length < documentsAtOnce ? undefined : documents.at(-1);
    const next = last ? read(last.productId) : [];
    for (const document of documents) index.put(document);
    [documents] = await Promise.all([next, nextTurn()]);
  }
  return { index, snapshot: before?.snapshot ?? '' };
}
