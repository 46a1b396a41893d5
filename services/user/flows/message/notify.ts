import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { findMissingWord } from '../../domain/find-missing-word.ts';
import { templates } from '../../domain/find-template.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findAccount } from '../../store/accounts.ts';
import { insertMessage, type Channel } from '../../store/messages.ts';

type Input = InputTo<'user', 'notify'>;
type Recipient = { channel: Channel; address: string; name: string };

/** Keeps a message about an order and starts the job that sends it, once per messageKey. Refuses words that lack one. */
export async function notify(tools: UserTools, input: Input): Promise<ResultOf<'user', 'notify'>> {
  const recipient = await recipientOf(tools, input.to);
  if ('refusal' in recipient) return recipient;
  const { messageKey, template, locale, values } = input;
  const words = { name: recipient.name, ...values };
  const missing = findMissingWord(templates[template], words);
  if (missing) {
    return refuse('value-invalid', `A message ${template} says ${missing}.`, { path: `/values/${missing}` });
  }
  const messageId = uuidv7();
  const [[made]] = await tools.db.flight([
    insertMessage({
      messageId,
      messageKey,
      channel: recipient.channel,
      template,
      locale,
      recipient: recipient.address,
      words,
      lifeSeconds: null,
    }),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}`, isNewKey: true }),
  ]);
  return { isNew: made?.isNew === true };
}

async function recipientOf(tools: UserTools, to: Input['to']): Promise<Recipient | Refusal<'not-found'>> {
  if ('email' in to) return { channel: 'mail', address: to.email, name: '' };
  if ('phone' in to) return { channel: 'sms', address: to.phone, name: '' };
  const account = await tools.db.row(findAccount(to.customerId));
  const { email, phone, name = '' } = account ?? {};
  if (email) return { channel: 'mail', address: email, name };
  if (phone) return { channel: 'sms', address: phone, name };
  return refuse('not-found', 'There is no such account to write to.', { path: '/to/customerId' });
}
