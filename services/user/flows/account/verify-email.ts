import { schedule } from '#runtime/jobs/schedule.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Account } from '../../domain/account.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { refuseCode, wrongCode } from '../../domain/refuse-code.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { tryCode, consumeCode } from '../../store/codes.ts';
import { hashCode, hashSecret, newSecret } from '../../store/secrets.ts';
import { insertMessage } from '../../store/messages.ts';
import { insertSession } from '../../store/sessions.ts';
import { turnIntoAccount } from '../../store/sign-ups.ts';
import { tellProved } from './tell-proved.ts';

/** Makes the account of a sign-up whose address is proved by its code, signs it in and welcomes it by mail. */
export async function verifyEmail(
  tools: UserTools,
  input: InputTo<'user', 'verifyEmail'>,
): Promise<ResultOf<'user', 'verifyEmail'>> {
  const email = normaliseEmail(input.email);
  const addressHash = hashSecret(email);
  const codeHash = hashCode('verify-email', email, input.code);
  const tried = await tools.db.row(
    tryCode('verify-email', addressHash, codeHash, codeRules.triesMost, email),
  );
  if (!tried) throw new Error('trying a code gave no row');
  const refusal = refuseCode(tried);
  if (refusal) return refusal;
  if (tried.signUpName === null || tried.signUpLocale === null) return wrongCode();

  const account: Account = {
    accountId: uuidv7(),
    kind: 'customer',
    email,
    phone: null,
    name: tried.signUpName,
    locale: tried.signUpLocale,
    roles: [],
    isEmailProved: true,
  };
  const sessionToken = newSecret();
  tools.killPoint('user.verify-email.before-account');
  const messageId = uuidv7();
  const flown = await tools.db.tryFlight([
    consumeCode('verify-email', addressHash, codeHash),
    turnIntoAccount(addressHash, account.accountId, email),
    insertSession(uuidv7(), account.accountId, hashSecret(sessionToken), tools.setting('user.sessionDays')),
    insertMessage({
      messageId,
      messageKey: messageId,
      channel: 'mail',
      template: 'welcome',
      locale: account.locale,
      recipient: email,
      words: { name: account.name },
      lifeSeconds: null,
    }),
    tellProved(tools, account.accountId, tried.eventVersion),
    schedule(tools, 'send-message', { messageId }, { key: `send-message:${messageId}` }),
  ]);
  tools.killPoint('user.verify-email.after-account');
  return flown.isRefused ? wrongCode() : { sessionToken, profile: profileOf(account) };
}
