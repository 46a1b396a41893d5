import { remember } from '#runtime/door/remember.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { checkPassword } from '../../domain/check-password.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { normalisePassword } from '../../domain/normalise-password.ts';
import { currentWork, writePasswordHash } from '../../domain/password-hash.ts';
import { refuseOverload } from '../../domain/refuse-overload.ts';
import { refuseSending } from '../../domain/refuse-sending.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { saveCode } from '../../store/codes.ts';
import { insertSignUpMail } from '../../store/messages.ts';
import { hashCode, hashSecret, newCode } from '../../store/secrets.ts';
import { countSending, secondsUntilSending } from '../../store/sendings.ts';
import { saveSignUp } from '../../store/sign-ups.ts';

/**
 * Keeps a sign-up until its code comes. Does the same work and sends the same statements whether or not the address has
 * an account: what differs is the mail, which only the holder of the address reads.
 */
export async function signUp(
  tools: UserTools,
  input: InputTo<'user', 'signUp'>,
): Promise<ResultOf<'user', 'signUp'>> {
  const email = normaliseEmail(input.email);
  const weak = checkPassword(input.password, email, '/password');
  if (weak) return weak;
  const seat = tools.resources.passwords.takeSeat();
  if (!seat) return refuseOverload();
  try {
    const passwordHash = writePasswordHash(await seat.make(normalisePassword(input.password), currentWork));
    return await keepSignUp(tools, { ...input, email, passwordHash });
  } finally {
    seat.leave();
  }
}

type HashedSignUp = Omit<InputTo<'user', 'signUp'>, 'password'> & { passwordHash: string };

async function keepSignUp(
  tools: UserTools,
  { email, name, locale, passwordHash }: HashedSignUp,
): Promise<ResultOf<'user', 'signUp'>> {
  const { lifeSeconds, sentPerHourMost, sentPerDayMost, digits } = codeRules;
  const addressHash = hashSecret(email);
  const code = newCode(digits);
  const messageId = uuidv7();
  const answer = { accepted: true } as const;
  const flown = await tools.db.tryFlight([
    countSending(addressHash, sentPerHourMost, sentPerDayMost),
    saveCode('verify-email', addressHash, hashCode('verify-email', email, code), lifeSeconds),
    saveSignUp(addressHash, email, name, locale, passwordHash, lifeSeconds),
    insertSignUpMail(messageId, email, locale, code, lifeSeconds),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'sending-rate') throw new Error(`a sign-up was refused by ${flown.refusedBy}`);
  const wait = await tools.db.row(secondsUntilSending(addressHash, sentPerHourMost, sentPerDayMost));
  return refuseSending(wait?.secondsLeft ?? 1);
}
