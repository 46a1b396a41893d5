import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { checkAddress } from '../../domain/place/check-address.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { countAddress, insertAddress, setDefaults } from '../../store/place/addresses.ts';

/** Keeps an address in the book of the customer who asks. */
export async function addAddress(
  tools: UserTools,
  input: InputTo<'user', 'addAddress'>,
): Promise<ResultOf<'user', 'addAddress'>> {
  const address = checkAddress(input.address, tools.resources.places.forms);
  if ('refusal' in address) return address;
  const { isDefaultShipping = false, isDefaultBilling = false } = input;
  const customerId = customerOf(tools.context.subject);
  const answer = { addressId: uuidv7(), version: 1 };
  const flown = await tools.db.tryFlight([
    countAddress(customerId),
    insertAddress(customerId, answer.addressId, JSON.stringify(address)),
    setDefaults(customerId, answer.addressId, isDefaultShipping, isDefaultBilling),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'address_book_limit')
    throw new Error(`an address was refused by ${flown.refusedBy}`);
  return refuse('limit-reached', 'The book holds 50 addresses. Remove one that you no longer need.');
}
