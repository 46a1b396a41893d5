import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { eraseWords, findOpenDispute } from '../../store/persons.ts';

/** Forgets what people wrote about the payments for a person's orders, once no dispute needs it; the books stay, as the law wants. */
export async function erasePerson(
  tools: Tools<'payment'>,
  { orderIds = [] }: InputTo<'payment', 'erasePerson'>,
): Promise<ResultOf<'payment', 'erasePerson'>> {
  const found = await tools.db.row(findOpenDispute(orderIds));
  if (found?.isOpen) return { state: 'wait' };
  await tools.db.row(eraseWords(orderIds));
  return { state: 'done' };
}
