import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../../domain/actor-of.ts';
import { checkPassword } from '../../domain/check-password.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { normalisePassword } from '../../domain/normalise-password.ts';
import { currentWork, writePasswordHash } from '../../domain/password-hash.ts';
import { refuseOverload } from '../../domain/refuse-overload.ts';
import { sortRoles } from '../../domain/sort-roles.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import type { Seat } from '../../providers/password-hasher.ts';
import { findByEmails, insertAccount } from '../../store/accounts.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

type Result = ResultOf<'user', 'ensureAccounts'>;
type Wanted = InputTo<'user', 'ensureAccounts'>['accounts'][number];

/** Makes the given accounts that do not exist yet (the first owner, the demo sign-ins) and leaves the others alone. */
export async function ensureAccounts(
  tools: UserTools,
  input: InputTo<'user', 'ensureAccounts'>,
): Promise<Result> {
  const wanted = input.accounts.map((account) => ({ ...account, email: normaliseEmail(account.email) }));
  for (const [index, { kind, email, password, roles }] of wanted.entries()) {
    const weak = checkPassword(password, email, `/accounts/${index}/password`);
    if (weak) return weak;
    if ((kind === 'staff') !== roles.length > 0) {
      return refuse('value-invalid', 'Staff have roles, customers have none.', {
        path: `/accounts/${index}/roles`,
      });
    }
  }
  const emails = wanted.map(({ email }) => email);
  const known = new Set((await tools.db.rows(findByEmails(emails))).map(({ email }) => email));
  const missing = wanted.filter(({ email }) => !known.has(email));
  if (missing.length === 0) return answer(tools, emails, []);
  const seat = tools.resources.passwords.takeSeat();
  if (!seat) return refuseOverload();
  try {
    const made: string[] = [];
    for (const account of missing) if (await make(tools, seat, account)) made.push(account.email);
    return await answer(tools, emails, made);
  } finally {
    seat.leave();
  }
}

/** Makes one account; false when somebody else has made it meanwhile. */
async function make(tools: UserTools, seat: Seat, wanted: Wanted): Promise<boolean> {
  const { kind, email, name, locale } = wanted;
  const passwordHash = writePasswordHash(await seat.make(normalisePassword(wanted.password), currentWork));
  const accountId = uuidv7();
  const roles = sortRoles(wanted.roles);
  const flown = await tools.db.tryFlight([
    insertAccount({ accountId, kind, email, name, locale, passwordHash, roles }),
    ...(kind === 'staff'
      ? [
          recordStaffAction(actorOf(tools.context.subject), {
            action: 'staff.create',
            targetId: accountId,
            detail: { roles },
          }),
        ]
      : []),
  ]);
  if (flown.isRefused && flown.refusedBy !== 'account_email_unique') {
    throw new Error(`an account was refused by ${flown.refusedBy}`);
  }
  return !flown.isRefused;
}

async function answer(tools: UserTools, emails: string[], made: string[]): Promise<Result> {
  const accounts = await tools.db.rows(findByEmails(emails));
  return { accounts: accounts.map((account) => ({ ...account, isNew: made.includes(account.email) })) };
}
