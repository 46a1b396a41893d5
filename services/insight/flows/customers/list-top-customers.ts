import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { idCursor } from '../../domain/id-cursor.ts';
import { rowCursor } from '../../domain/sales/row-cursor.ts';
import { listTopCustomers as findTop } from '../../store/customers/profiles.ts';

const defaultLimit = 50;
const lowestId = '00000000-0000-0000-0000-000000000000';

/** Customers by what they paid in a currency, page by page. */
export async function listTopCustomers(
  tools: Tools<'insight'>,
  { currency, cursor, limit = defaultLimit }: InputTo<'insight', 'listTopCustomers'>,
): Promise<ResultOf<'insight', 'listTopCustomers'>> {
  const after = cursor === undefined ? { value: null, id: lowestId } : readCursor(cursor);
  if (!after) return refuse('invalid-input', 'The cursor is not of this list.', { path: '/cursor' });
  const rows = await tools.db.rows(findTop(currency, after.value, after.id, limit + 1));
  const customers = rows.slice(0, limit);
  const last = customers.at(-1);
  const nextCursor = rows.length > limit && last ? rowCursor.write(last.valueMinor, last.customerId) : null;
  return { customers, nextCursor };
}

function readCursor(cursor: string): { value: number; id: string } | undefined {
  const read = rowCursor.read(cursor);
  const isWhole = read && Number.isSafeInteger(read.key) && idCursor.read(idCursor.write(read.id));
  return isWhole ? { value: read.key as number, id: read.id } : undefined;
}
