import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readPerson } from '../../store/privacy/persons.ts';

const pageSize = 200;

/** What this room keeps of a person: their reviews, what they reported and what they bought, page by page. */
export async function exportPerson(
  tools: Tools<'catalog'>,
  { person, cursor = '' }: InputTo<'catalog', 'exportPerson'>,
): Promise<ResultOf<'catalog', 'exportPerson'>> {
  const rows = await tools.db.rows(readPerson(person.customerId, cursor, pageSize));
  return {
    records: rows.map(({ kind, data }) => ({ kind, data })),
    nextCursor: rows.length === pageSize ? (rows.at(-1)?.place ?? null) : null,
  };
}
