import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { deleteAddress } from '../../store/place/addresses.ts';

/** Takes an address out of the book of the customer who asks; one that is not there is out of it already. */
export async function removeAddress(
  tools: UserTools,
  { addressId }: InputTo<'user', 'removeAddress'>,
): Promise<ResultOf<'user', 'removeAddress'>> {
  await tools.db.row(deleteAddress(customerOf(tools.context.subject), addressId));
  return {};
}
