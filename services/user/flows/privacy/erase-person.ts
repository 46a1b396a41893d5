import type { InputTo, ResultOf } from '#contracts/services.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Step } from '#runtime/db/statement.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { insertMessage } from '../../store/messages.ts';
import { eraseSteps, findLocale } from '../../store/privacy/erase.ts';
import { hashSecret } from '../../store/secrets.ts';

/**
 * Erases a person here in one flight. The account stays as an empty shell with its consents and points, which name nobody.
 * A last message says that it is done; it is erased as soon as it is sent. Nothing for one who is erased already.
 */
export async function erasePerson(
  tools: UserTools,
  { person: { customerId, email, phone } }: InputTo<'user', 'erasePerson'>,
): Promise<ResultOf<'user', 'erasePerson'>> {
  const addresses = [email, phone].filter((address) => address !== null);
  if (addresses.length === 0) return { state: 'done' };
  const farewell = await sayFarewell(tools, customerId, email, phone);
  tools.killPoint('user.erase-person.before-flight');
  await tools.db.flight([
    eraseSteps.messages(customerId),
    eraseSteps.byHash(addresses.map((address) => hashSecret(address))),
    eraseSteps.book(customerId),
    eraseSteps.wishlist(customerId),
    eraseSteps.groups(customerId),
    eraseSteps.sessions(customerId),
    eraseSteps.exports(customerId),
    eraseSteps.answers(`customer:${customerId}`),
    eraseSteps.account(customerId),
    ...farewell,
  ]);
  tools.killPoint('user.erase-person.after-flight');
  return { state: 'done' };
}

async function sayFarewell(
  tools: UserTools,
  customerId: string,
  email: string | null,
  phone: string | null,
): Promise<Step[]> {
  const recipient = email ?? phone;
  const account = await tools.db.row(findLocale(customerId));
  if (!account || recipient === null) return [];
  const messageId = uuidv7();
  return [
    insertMessage({
      messageId,
      messageKey: `person-erased:${customerId}`,
      channel: email === null ? 'sms' : 'mail',
      template: 'person-erased',
      locale: account.locale,
      recipient,
      words: {},
      lifeSeconds: 86_400,
    }),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
  ];
}
