import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { refuseSending } from '../../domain/refuse-sending.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { saveCode } from '../../store/codes.ts';
import { insertProofMail } from '../../store/messages.ts';
import { hashCode, hashSecret, newCode } from '../../store/secrets.ts';
import { countSending, secondsUntilSending } from '../../store/sendings.ts';

/**
 * Mails a code that proves an address for the account that asks. The answer, the statements and the limits are the same when
 * another account has the address: what differs is the mail. Codes are counted by address and by account.
 */
export async function requestEmailProof(
  tools: UserTools,
  input: InputTo<'user', 'requestEmailProof'>,
): Promise<ResultOf<'user', 'requestEmailProof'>> {
  const { lifeSeconds, sentPerHourMost, sentPerDayMost, digits } = codeRules;
  const accountId = customerOf(tools.context.subject);
  const email = normaliseEmail(input.email);
  const claim = `${accountId} ${email}`;
  const code = newCode(digits);
  const messageId = uuidv7();
  const answer = { accepted: true } as const;
  const counted = [hashSecret(email), hashSecret(accountId)].toSorted();
  const flown = await tools.db.tryFlight([
    ...counted.map((hash) => countSending(hash, sentPerHourMost, sentPerDayMost)),
    saveCode('prove-email', hashSecret(claim), hashCode('prove-email', claim, code), lifeSeconds),
    insertProofMail(messageId, email, code, lifeSeconds, accountId),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'sending-rate') throw new Error(`a proof was refused by ${flown.refusedBy}`);
  const waits = await tools.db.together(
    counted.map((hash) => secondsUntilSending(hash, sentPerHourMost, sentPerDayMost)),
  );
  return refuseSending(Math.max(1, ...waits.flat().map(({ secondsLeft }) => secondsLeft)));
}
