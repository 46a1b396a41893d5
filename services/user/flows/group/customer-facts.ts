import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findFacts } from '../../store/customer/members.ts';

/** What pricing asks of a customer, by one statement. */
export async function customerFacts(
  tools: UserTools,
  { customerId }: InputTo<'user', 'customerFacts'>,
): Promise<ResultOf<'user', 'customerFacts'>> {
  const facts = await tools.db.row(findFacts(customerId));
  return facts ?? refuse('not-found', 'There is no such customer.');
}
