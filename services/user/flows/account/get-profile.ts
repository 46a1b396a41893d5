import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { holderOf } from '../../domain/holder-of.ts';
import { profileOf } from '../../domain/profile-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findAccount } from '../../store/accounts.ts';

/** Who is signed in; keys are nobody. */
export async function getProfile(
  tools: UserTools,
  _input: InputTo<'user', 'getProfile'>,
): Promise<ResultOf<'user', 'getProfile'>> {
  const holder = holderOf(tools.context.subject);
  const account = holder && (await tools.db.row(findAccount(holder.accountId)));
  return account ? profileOf(account) : refuse('sign-in-required', 'Sign in to see your account.');
}
