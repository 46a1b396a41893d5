import { stringify } from 'csv-stringify/sync';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { documentColumns, rowsOfDocument } from '../../domain/document/rows-of-document.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { listDocumentsOfPeriod } from '../../store/document/documents.ts';

const pageSize = 500;

/** The next documents of a period as lines of CSV; the cursor is the last document. Names of persons are not among them. */
export async function exportDocuments(
  tools: Tools<'order'>,
  { market, from, to, cursor }: InputTo<'order', 'exportDocuments'>,
): Promise<ResultOf<'order', 'exportDocuments'>> {
  const after = cursor === undefined ? null : readPageCursor(cursor);
  if (after === undefined)
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  if (to < from) return refuse('invalid-input', 'The last day comes before the first.', { path: '/to' });
  const found = await tools.db.rows(listDocumentsOfPeriod(market, from, to, after, pageSize + 1));
  const page = found.slice(0, pageSize);
  const rows = page.flatMap(rowsOfDocument);
  const last = page.at(-1);
  return {
    csv: stringify(after === null ? [[...documentColumns], ...rows] : rows),
    documents: page.length,
    nextCursor: found.length > pageSize && last ? pageCursor(last.documentId) : null,
  };
}
