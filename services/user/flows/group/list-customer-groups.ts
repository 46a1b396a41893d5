import type { ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listGroupRows } from '../../store/customer/groups.ts';

/** All groups of customers. */
export async function listCustomerGroups(tools: UserTools): Promise<ResultOf<'user', 'listCustomerGroups'>> {
  return { groups: await tools.db.rows(listGroupRows()) };
}
