import { stringify } from 'csv-stringify/sync';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { columns } from '../../domain/import/columns.ts';
import { escapeFormula } from '../../domain/import/escape-formula.ts';
import { recordsOfDraft } from '../../domain/import/records-of-draft.ts';
import { listDrafts } from '../../store/product/drafts.ts';

const pageSize = 500;

/** The next products of the catalog as lines of a product file; the cursor is the last slug. */
export async function exportProducts(
  tools: Tools<'catalog'>,
  { cursor = '' }: InputTo<'catalog', 'exportProducts'>,
): Promise<ResultOf<'catalog', 'exportProducts'>> {
  const rows = await tools.db.rows(listDrafts(cursor, pageSize + 1));
  const page = rows.slice(0, pageSize);
  const lines = page.flatMap(({ draft }) =>
    recordsOfDraft(draft).map((record) => record.map((field) => escapeFormula(field))),
  );
  return {
    csv: stringify(cursor === '' ? [[...columns], ...lines] : lines),
    products: page.length,
    nextCursor: rows.length > pageSize ? (page.at(-1)?.draft.slug ?? null) : null,
  };
}
