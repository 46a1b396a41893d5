import { personRooms } from '#contracts/privacy.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { dummyPasswordHash } from '../../domain/dummy-password-hash.ts';
import { lockLadderSeconds } from '../../domain/lock-ladder-seconds.ts';
import { normalisePassword } from '../../domain/normalise-password.ts';
import { readPasswordHash } from '../../domain/password-hash.ts';
import { refuseOverload } from '../../domain/refuse-overload.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findConfirmation } from '../../store/privacy/erase.ts';
import { findCurrent, openCase } from '../../store/privacy/cases.ts';
import { hashSecret } from '../../store/secrets.ts';
import { beginAttempt, clearGuard } from '../../store/sign-in-guards.ts';
import { shutSteps } from './shut-steps.ts';

type Result = ResultOf<'user', 'startErasure'>;

/**
 * Opens the erasure of the customer who asks, once their password is right: they are signed out for good at once, so that
 * nothing new comes while the rooms forget them. Tries count as those of signing in do.
 */
export async function startErasure(
  tools: UserTools,
  { password }: InputTo<'user', 'startErasure'>,
): Promise<Result> {
  const customerId = customerOf(tools.context.subject);
  const found = await tools.db.row(findConfirmation(customerId));
  if (!found?.email) {
    return refuse('wrong-credentials', 'This account has no password. Ask the shop to erase it.');
  }
  const { email, eventVersion } = found;
  const seat = tools.resources.passwords.takeSeat();
  if (!seat) return refuseOverload();
  try {
    const attempt = await tools.db.row(beginAttempt(hashSecret(email), email, lockLadderSeconds));
    if (!attempt?.isAdmitted) {
      return refuse('locked', 'Too many wrong passwords were tried. Wait a little.', {
        retryAfterSeconds: attempt?.secondsLeft ?? 1,
      });
    }
    const passwordHash = attempt.passwordHash ?? dummyPasswordHash;
    const isRight = await seat.matches(normalisePassword(password), readPasswordHash(passwordHash));
    if (!isRight || attempt.passwordHash === null) {
      return refuse('wrong-credentials', 'The password is wrong.', { path: '/password' });
    }
  } finally {
    seat.leave();
  }
  return shutAndOpen(tools, { customerId, email, eventVersion });
}

type Confirmed = { customerId: string; email: string; eventVersion: number };

async function shutAndOpen(
  tools: UserTools,
  { customerId, email, eventVersion }: Confirmed,
): Promise<Result> {
  const flown = await tools.db.tryFlight([
    openCase(uuidv7(), customerId, 'erase', personRooms[0], 'customer'),
    ...shutSteps(tools, customerId, eventVersion),
    clearGuard(hashSecret(email)),
  ]);
  if (flown.isRefused && flown.refusedBy !== 'case-new') {
    throw new Error(`an erasure was refused by ${flown.refusedBy}`);
  }
  const made = await tools.db.row(findCurrent(customerId, 'erase'));
  return made ?? refuse('wrong-credentials', 'This account has been erased.');
}
