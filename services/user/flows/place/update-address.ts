import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { checkAddress } from '../../domain/place/check-address.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findAddress, setDefaults, updateAddressRow } from '../../store/place/addresses.ts';

/** Writes an address anew at the version that was read. A repeat of the same words is answered alike and changes nothing. */
export async function updateAddress(
  tools: UserTools,
  input: InputTo<'user', 'updateAddress'>,
): Promise<ResultOf<'user', 'updateAddress'>> {
  const address = checkAddress(input.address, tools.resources.places.forms);
  if ('refusal' in address) return address;
  const { addressId, version, isDefaultShipping = false, isDefaultBilling = false } = input;
  const customerId = customerOf(tools.context.subject);
  const answer = { addressId, version: version + 1 };
  const flown = await tools.db.tryFlight([
    updateAddressRow(customerId, addressId, version, JSON.stringify(address)),
    setDefaults(customerId, addressId, isDefaultShipping, isDefaultBilling),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'address-unchanged')
    throw new Error(`an address was refused by ${flown.refusedBy}`);
  const current = await tools.db.row(findAddress(customerId, addressId));
  if (!current) return refuse('not-found', 'There is no such address in your book.');
  if (current.version === answer.version && isDeepStrictEqual(current.address, address)) return answer;
  return refuse('version-conflict', 'The address was changed meanwhile. Look again.');
}
