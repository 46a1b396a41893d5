import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findProved } from '../../store/accounts.ts';

/** Whose proved address something is, or which address a customer has proved. */
export async function provedCustomer(
  tools: UserTools,
  { customerId, email }: InputTo<'user', 'provedCustomer'>,
): Promise<ResultOf<'user', 'provedCustomer'>> {
  const address = email === undefined ? null : normaliseEmail(email);
  const found = await tools.db.row(findProved(customerId ?? null, customerId ? null : address));
  return found ?? refuse('not-found', 'No customer has proved such an address.');
}
