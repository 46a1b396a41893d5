import type { Permission } from '#contracts/access.ts';
import type { Account, AccountKind, Locale } from './account.ts';
import { permissionsOf } from './permissions-of.ts';

export type Profile = {
  kind: AccountKind;
  accountId: string;
  email: string | null;
  phone: string | null;
  name: string;
  locale: Locale;
  permissions: Permission[];
  isEmailProved: boolean;
};

/** An account as its holder sees it. */
export function profileOf(account: Account): Profile {
  const { kind, accountId, email, phone, name, locale, roles, isEmailProved } = account;
  return { kind, accountId, email, phone, name, locale, permissions: permissionsOf(roles), isEmailProved };
}
