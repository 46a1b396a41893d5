import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findCustomerRow } from '../../store/customer/members.ts';

/** The customer who has an address, for staff. */
export async function findCustomer(
  tools: UserTools,
  { email, phone }: InputTo<'user', 'findCustomer'>,
): Promise<ResultOf<'user', 'findCustomer'>> {
  if ((email === undefined) === (phone === undefined))
    return refuse('invalid-input', 'Send an e-mail address or a phone number.', { path: '/email' });
  const found = await tools.db.row(
    findCustomerRow(email === undefined ? null : normaliseEmail(email), phone ?? null),
  );
  return found ?? refuse('not-found', 'No customer has this address.');
}
