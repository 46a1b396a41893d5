import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readProfile } from '../../store/privacy/persons.ts';

/** What this room works out of a person's orders. */
export async function exportPerson(
  tools: Tools<'insight'>,
  { person }: InputTo<'insight', 'exportPerson'>,
): Promise<ResultOf<'insight', 'exportPerson'>> {
  const rows = await tools.db.rows(readProfile(person.customerId));
  return { records: rows.map(({ data }) => ({ kind: 'profile', data })), nextCursor: null };
}
