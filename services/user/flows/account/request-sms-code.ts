import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { refuseSending } from '../../domain/refuse-sending.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { saveCode } from '../../store/codes.ts';
import { insertMessage } from '../../store/messages.ts';
import { hashCode, hashSecret, newCode } from '../../store/secrets.ts';
import { countSending, secondsUntilSending } from '../../store/sendings.ts';

/** Sends a sign-in code to a phone, whether or not its number has an account. */
export async function requestSmsCode(
  tools: UserTools,
  { phone, locale }: InputTo<'user', 'requestSmsCode'>,
): Promise<ResultOf<'user', 'requestSmsCode'>> {
  const { lifeSeconds, sentPerHourMost, sentPerDayMost, digits } = codeRules;
  const addressHash = hashSecret(phone);
  const code = newCode(digits);
  const messageId = uuidv7();
  const answer = { accepted: true } as const;
  const flown = await tools.db.tryFlight([
    countSending(addressHash, sentPerHourMost, sentPerDayMost),
    saveCode('sms-sign-in', addressHash, hashCode('sms-sign-in', phone, code), lifeSeconds),
    insertMessage({
      messageId,
      messageKey: messageId,
      channel: 'sms',
      template: 'sms-code',
      locale,
      recipient: phone,
      words: { code },
      lifeSeconds,
    }),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'sending-rate') throw new Error(`an SMS code was refused by ${flown.refusedBy}`);
  const wait = await tools.db.row(secondsUntilSending(addressHash, sentPerHourMost, sentPerDayMost));
  return refuseSending(wait?.secondsLeft ?? 1);
}
