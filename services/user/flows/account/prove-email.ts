import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Step } from '#runtime/db/statement.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Account } from '../../domain/account.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { refuseCode, wrongCode } from '../../domain/refuse-code.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findAccount, setProvedEmail } from '../../store/accounts.ts';
import { consumeCode, tryCode } from '../../store/codes.ts';
import { insertMessage } from '../../store/messages.ts';
import { hashCode, hashSecret } from '../../store/secrets.ts';
import { tellProved } from './tell-proved.ts';

/**
 * Gives the account the address that the code proves, in one flight with the news of it; the address that it had is told. A
 * code counts for the account that asked for it only. An address that the account has proved stays proved, whatever is tried.
 */
export async function proveEmail(
  tools: UserTools,
  input: InputTo<'user', 'proveEmail'>,
): Promise<ResultOf<'user', 'proveEmail'>> {
  const accountId = customerOf(tools.context.subject);
  const email = normaliseEmail(input.email);
  const claim = `${accountId} ${email}`;
  const [claimHash, codeHash] = [hashSecret(claim), hashCode('prove-email', claim, input.code)];
  const [[tried], [account]] = await tools.db.together([
    tryCode('prove-email', claimHash, codeHash, codeRules.triesMost, email),
    findAccount(accountId),
  ]);
  if (!tried) throw new Error('trying a code gave no row');
  if (!account) return refuse('sign-in-required', 'Sign in to see your account.');
  const refusal = refuseCode(tried);
  if (refusal) return has(account, email) ? profileOf(account) : refusal;
  tools.killPoint('user.prove-email.before-change');
  const flown = await tools.db.tryFlight([
    consumeCode('prove-email', claimHash, codeHash),
    setProvedEmail(accountId, email, account.email),
    tellProved(tools, accountId, tried.eventVersion),
    ...(account.email === null || account.email === email
      ? []
      : tellOldAddress(tools, account, account.email)),
  ]);
  tools.killPoint('user.prove-email.after-change');
  if (!flown.isRefused) return profileOf({ ...account, email, isEmailProved: true });
  // The same request may have come twice at once.
  const now = await tools.db.row(findAccount(accountId));
  return now && has(now, email) ? profileOf(now) : wrongCode();
}

/** Whether this is the address that the account has proved. */
function has(account: Account, email: string): boolean {
  return account.isEmailProved && account.email === email;
}

function tellOldAddress(tools: UserTools, { name, locale }: Account, recipient: string): Step[] {
  const messageId = uuidv7();
  return [
    insertMessage({
      messageId,
      messageKey: messageId,
      channel: 'mail',
      template: 'email-changed',
      locale,
      recipient,
      words: { name },
      lifeSeconds: null,
    }),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
  ];
}
