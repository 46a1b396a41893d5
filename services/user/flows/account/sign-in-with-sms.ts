import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { accountOf } from '../../domain/account-of.ts';
import type { Account } from '../../domain/account.ts';
import { codeRules } from '../../domain/code-rules.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { refuseCode, wrongCode } from '../../domain/refuse-code.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { insertPhoneAccount } from '../../store/accounts.ts';
import { tryCode, consumeCode } from '../../store/codes.ts';
import { hashCode, hashSecret, newSecret } from '../../store/secrets.ts';
import { insertSession } from '../../store/sessions.ts';

/** Signs in by the code sent to a phone; a number without an account gets one. */
export async function signInWithSms(
  tools: UserTools,
  { phone, code, locale }: InputTo<'user', 'signInWithSms'>,
): Promise<ResultOf<'user', 'signInWithSms'>> {
  const addressHash = hashSecret(phone);
  const codeHash = hashCode('sms-sign-in', phone, code);
  const tried = await tools.db.row(tryCode('sms-sign-in', addressHash, codeHash, codeRules.triesMost, phone));
  if (!tried) throw new Error('trying a code gave no row');
  const refusal = refuseCode(tried);
  if (refusal) return refusal;

  const known = accountOf(tried);
  const account: Account = known ?? {
    accountId: uuidv7(),
    kind: 'customer',
    email: null,
    phone,
    name: '',
    locale,
    roles: [],
    isEmailProved: false,
  };
  const sessionToken = newSecret();
  const days = tools.setting('user.sessionDays');
  tools.killPoint('user.sign-in-with-sms.before-session');
  const flown = await tools.db.tryFlight([
    consumeCode('sms-sign-in', addressHash, codeHash),
    ...(known ? [] : [insertPhoneAccount(account.accountId, phone, locale)]),
    insertSession(uuidv7(), account.accountId, hashSecret(sessionToken), days),
  ]);
  tools.killPoint('user.sign-in-with-sms.after-session');
  return flown.isRefused ? wrongCode() : { sessionToken, profile: profileOf(account) };
}
