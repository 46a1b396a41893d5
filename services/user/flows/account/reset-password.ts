import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { accountOf } from '../../domain/account-of.ts';
import { checkPassword } from '../../domain/check-password.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { normalisePassword } from '../../domain/normalise-password.ts';
import { currentWork, writePasswordHash } from '../../domain/password-hash.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { refuseCode, wrongCode } from '../../domain/refuse-code.ts';
import { refuseOverload } from '../../domain/refuse-overload.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import type { Seat } from '../../providers/password-hasher.ts';
import { markEmailProved, setPassword } from '../../store/accounts.ts';
import { tryCode, consumeCode } from '../../store/codes.ts';
import { hashCode, hashSecret, newSecret } from '../../store/secrets.ts';
import { endSessionsOf, insertSession } from '../../store/sessions.ts';
import { clearGuard } from '../../store/sign-in-guards.ts';
import { tellProved } from './tell-proved.ts';

type Input = InputTo<'user', 'resetPassword'>;
type Result = ResultOf<'user', 'resetPassword'>;

/** Sets a new password with the mailed code, ends every session, opens a lock and signs in. */
export async function resetPassword(tools: UserTools, input: Input): Promise<Result> {
  const email = normaliseEmail(input.email);
  const weak = checkPassword(input.newPassword, email, '/newPassword');
  if (weak) return weak;
  const seat = tools.resources.passwords.takeSeat();
  if (!seat) return refuseOverload();
  try {
    return await checkCodeAndReset(tools, seat, { ...input, email });
  } finally {
    seat.leave();
  }
}

async function checkCodeAndReset(
  tools: UserTools,
  seat: Seat,
  { email, code, newPassword }: Input,
): Promise<Result> {
  const addressHash = hashSecret(email);
  const codeHash = hashCode('reset-password', email, code);
  const tried = await tools.db.row(
    tryCode('reset-password', addressHash, codeHash, codeRules.triesMost, email),
  );
  if (!tried) throw new Error('trying a code gave no row');
  const refusal = refuseCode(tried);
  if (refusal) return refusal;
  const account = accountOf(tried);
  if (!account) return wrongCode();

  const { accountId } = account;
  const passwordHash = writePasswordHash(await seat.make(normalisePassword(newPassword), currentWork));
  const sessionToken = newSecret();
  const days = tools.setting('user.sessionDays');
  tools.killPoint('user.reset-password.before-change');
  const flown = await tools.db.tryFlight([
    consumeCode('reset-password', addressHash, codeHash),
    setPassword(accountId, passwordHash),
    ...(account.kind === 'customer' && !account.isEmailProved
      ? [markEmailProved(accountId, email), tellProved(tools, accountId, tried.eventVersion)]
      : []),
    endSessionsOf(accountId),
    insertSession(uuidv7(), accountId, hashSecret(sessionToken), days),
    clearGuard(addressHash),
    announce(tools, 'session.ended', {
      key: accountId,
      version: tried.eventVersion,
      payload: { accountId, keyId: null, sessionId: null },
    }),
  ]);
  tools.killPoint('user.reset-password.after-change');
  return flown.isRefused
    ? wrongCode()
    : {
        sessionToken,
        profile: profileOf({
          ...account,
          isEmailProved: account.kind === 'customer' || account.isEmailProved,
        }),
      };
}
