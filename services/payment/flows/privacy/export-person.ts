import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readPayments } from '../../store/persons.ts';

/** What this room keeps of the payments for a person's orders. */
export async function exportPerson(
  tools: Tools<'payment'>,
  { orderIds = [] }: InputTo<'payment', 'exportPerson'>,
): Promise<ResultOf<'payment', 'exportPerson'>> {
  const rows = await tools.db.rows(readPayments(orderIds));
  return { records: rows.map(({ data }) => ({ kind: 'payment', data })), nextCursor: null };
}
