import type { ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listAddressRows } from '../../store/place/addresses.ts';

/** The address book of the customer who asks. */
export async function listAddresses(tools: UserTools): Promise<ResultOf<'user', 'listAddresses'>> {
  return { addresses: await tools.db.rows(listAddressRows(customerOf(tools.context.subject))) };
}
