import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findCustomerFacts } from '../../store/customer/customer-list.ts';

/** One customer for staff; nobody who has been erased. */
export async function getCustomer(
  tools: UserTools,
  { customerId }: InputTo<'user', 'getCustomer'>,
): Promise<ResultOf<'user', 'getCustomer'>> {
  const found = await tools.db.row(findCustomerFacts(customerId));
  return found ?? refuse('not-found', 'There is no such customer.');
}
