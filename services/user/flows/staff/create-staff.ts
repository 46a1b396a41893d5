import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Locale } from '../../domain/account.ts';
import { actorOf } from '../../domain/actor-of.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { holderOf } from '../../domain/holder-of.ts';
import { mayGrant } from '../../domain/may-grant.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { permissionsOf } from '../../domain/permissions-of.ts';
import { sortRoles } from '../../domain/sort-roles.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findAccount, insertAccount } from '../../store/accounts.ts';
import { saveCode } from '../../store/codes.ts';
import { insertMessage } from '../../store/messages.ts';
import { hashCode, hashSecret, newCode } from '../../store/secrets.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

/** Adds a member of staff without a password and mails a code to choose one with. */
export async function createStaff(
  tools: UserTools,
  input: InputTo<'user', 'createStaff'>,
): Promise<ResultOf<'user', 'createStaff'>> {
  const { subject } = tools.context;
  const roles = sortRoles(input.roles);
  if (!mayGrant(subject, permissionsOf(roles))) {
    return refuse('not-allowed', 'You can give no rights that you do not have.', { path: '/roles' });
  }
  const email = normaliseEmail(input.email);
  const { name } = input;
  const staffId = uuidv7();
  const messageId = uuidv7();
  const code = newCode(codeRules.digits);
  const { lifeSeconds } = codeRules;
  const locale = await localeOfMaker(tools);
  const unchanged = { version: 1, changedBy: null, changedAt: null };
  const answer = { staffId, email, name, roles, isActive: true, ...unchanged };
  const flown = await tools.db.tryFlight([
    insertAccount({ accountId: staffId, kind: 'staff', email, name, locale, passwordHash: null, roles }),
    saveCode('reset-password', hashSecret(email), hashCode('reset-password', email, code), lifeSeconds),
    insertMessage({
      messageId,
      messageKey: messageId,
      channel: 'mail',
      template: 'staff-invitation',
      locale,
      recipient: email,
      words: { name, code },
      lifeSeconds: null,
    }),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
    recordStaffAction(actorOf(subject), { action: 'staff.create', targetId: staffId, detail: { roles } }),
    ...remember(tools, answer),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'account_email_unique') throw new Error(`staff was refused by ${flown.refusedBy}`);
  return refuse('already-exists', 'There is an account with this e-mail address already.', {
    path: '/email',
  });
}

/** A new colleague is written to in the language of whoever adds them, until they say otherwise. */
async function localeOfMaker(tools: UserTools): Promise<Locale> {
  const maker = holderOf(tools.context.subject);
  const account = maker && (await tools.db.row(findAccount(maker.accountId)));
  return account?.locale ?? 'en-gb';
}
