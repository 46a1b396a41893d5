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

/** Reads all documents of a locale into an index, some in a turn of the loop. Throws when it is told to stop. */
export async function loadWords(
  db: Pick<Database, 'rows'>,
  locale: Locale,
  stopping: AbortSignal,
): Promise<FollowedIndex> {
  const [before] = await db.rows(readSnapshot());
  const index = createWordIndex();
  for (let last: string | undefined = lowestId; last !== undefined;) {
    stopping.throwIfAborted();
    const documents: IndexedDocument[] = await db.rows(readIndexed(locale, last, documentsAtOnce));
    for (const document of documents) index.put(document);
    last = documents.length < documentsAtOnce ? undefined : documents.at(-1)?.productId;
    await nextTurn();
  }
  return { index, snapshot: before?.snapshot ?? '' };
}
