import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findGroupsOf } from '../../store/customer/members.ts';

/** The groups of several customers, by one statement. */
export async function customerGroups(
  tools: UserTools,
  { customerIds }: InputTo<'user', 'customerGroups'>,
): Promise<ResultOf<'user', 'customerGroups'>> {
  return { customers: await tools.db.rows(findGroupsOf(customerIds)) };
}
