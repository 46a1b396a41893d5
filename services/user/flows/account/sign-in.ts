import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { accountOf } from '../../domain/account-of.ts';
import type { Account } from '../../domain/account.ts';
import { dummyPasswordHash } from '../../domain/dummy-password-hash.ts';
import { lockLadderSeconds } from '../../domain/lock-ladder-seconds.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { normalisePassword } from '../../domain/normalise-password.ts';
import { currentWork, isOutdated, readPasswordHash, writePasswordHash } from '../../domain/password-hash.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { refuseOverload } from '../../domain/refuse-overload.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import type { Seat } from '../../providers/password-hasher.ts';
import { rehashPassword } from '../../store/accounts.ts';
import { hashSecret, newSecret } from '../../store/secrets.ts';
import { insertSessionByPassword } from '../../store/sessions.ts';
import { beginAttempt, clearGuard } from '../../store/sign-in-guards.ts';

type Result = ResultOf<'user', 'signIn'>;

/**
 * Signs in by e-mail and password. An unknown address costs the same work, locks the same way and gets the same answer
 * as a known one with a wrong password.
 */
export async function signIn(tools: UserTools, input: InputTo<'user', 'signIn'>): Promise<Result> {
  const email = normaliseEmail(input.email);
  const password = normalisePassword(input.password);
  const seat = tools.resources.passwords.takeSeat();
  if (!seat) return refuseOverload();
  try {
    return await checkAndBegin(tools, seat, email, password);
  } finally {
    seat.leave();
  }
}

async function checkAndBegin(tools: UserTools, seat: Seat, email: string, password: string): Promise<Result> {
  const attempt = await tools.db.row(beginAttempt(hashSecret(email), email, lockLadderSeconds));
  if (!attempt) throw new Error('beginning a sign-in gave no row');
  if (!attempt.isAdmitted) {
    return refuse('locked', 'Too many wrong passwords were tried. Wait, or ask for a new password by mail.', {
      retryAfterSeconds: attempt.secondsLeft,
    });
  }
  const passwordHash = attempt.passwordHash ?? dummyPasswordHash;
  const isRight = await seat.matches(password, readPasswordHash(passwordHash));
  const account = accountOf(attempt);
  if (!isRight || !account || attempt.passwordHash === null) return wrongCredentials();
  const newHash = isOutdated(passwordHash, currentWork)
    ? writePasswordHash(await seat.make(password, currentWork))
    : undefined;
  return beginSession(tools, account, email, { passwordHash, newHash });
}

async function beginSession(
  tools: UserTools,
  account: Account,
  email: string,
  { passwordHash, newHash }: { passwordHash: string; newHash: string | undefined },
): Promise<Result> {
  const { accountId } = account;
  const sessionToken = newSecret();
  const days = tools.setting('user.sessionDays');
  tools.killPoint('user.sign-in.before-session');
  const flown = await tools.db.tryFlight([
    insertSessionByPassword(uuidv7(), accountId, hashSecret(sessionToken), days, passwordHash),
    ...(newHash ? [rehashPassword(accountId, passwordHash, newHash)] : []),
    clearGuard(hashSecret(email)),
  ]);
  tools.killPoint('user.sign-in.after-session');
  return flown.isRefused ? wrongCredentials() : { sessionToken, profile: profileOf(account) };
}

function wrongCredentials(): Result {
  return refuse('wrong-credentials', 'The e-mail address or the password is wrong.');
}
