import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { insertConsent } from '../../store/customer/consents.ts';
import { lockCustomer } from '../../store/customer/members.ts';

/** Writes down what the customer who asks says to a text; saying the same again writes nothing. */
export async function setConsent(
  tools: UserTools,
  { purpose, textVersion, locale, isGiven }: InputTo<'user', 'setConsent'>,
): Promise<ResultOf<'user', 'setConsent'>> {
  const customerId = customerOf(tools.context.subject);
  await tools.db.flight([
    lockCustomer(customerId),
    insertConsent(customerId, purpose, textVersion, locale, isGiven),
  ]);
  return {};
}
