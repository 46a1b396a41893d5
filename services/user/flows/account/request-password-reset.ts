import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { refuseSending } from '../../domain/refuse-sending.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { saveCode } from '../../store/codes.ts';
import { insertResetMail } from '../../store/messages.ts';
import { hashCode, hashSecret, newCode } from '../../store/secrets.ts';
import { countSending, secondsUntilSending } from '../../store/sendings.ts';

/**
 * Mails a code for a new password if an active account has the address; counts, stores and schedules the same when
 * none has, so that nobody can tell.
 */
export async function requestPasswordReset(
  tools: UserTools,
  input: InputTo<'user', 'requestPasswordReset'>,
): Promise<ResultOf<'user', 'requestPasswordReset'>> {
  const { lifeSeconds, sentPerHourMost, sentPerDayMost, digits } = codeRules;
  const email = normaliseEmail(input.email);
  const addressHash = hashSecret(email);
  const code = newCode(digits);
  const messageId = uuidv7();
  const answer = { accepted: true } as const;
  const flown = await tools.db.tryFlight([
    countSending(addressHash, sentPerHourMost, sentPerDayMost),
    saveCode('reset-password', addressHash, hashCode('reset-password', email, code), lifeSeconds),
    insertResetMail(messageId, email, input.locale, code, lifeSeconds),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'sending-rate') throw new Error(`a reset code was refused by ${flown.refusedBy}`);
  const wait = await tools.db.row(secondsUntilSending(addressHash, sentPerHourMost, sentPerDayMost));
  return refuseSending(wait?.secondsLeft ?? 1);
}
