import type { Account } from './account.ts';

/** The columns of an account that a statement found, or nulls where there is none. */
export type MaybeAccount = { [Field in keyof Account]: Account[Field] | null };

/** The account in a row that may hold none. */
export function accountOf(row: MaybeAccount): Account | undefined {
  const { accountId, kind, email, phone, name, locale, roles, isEmailProved } = row;
  if (
    accountId === null ||
    kind === null ||
    name === null ||
    locale === null ||
    roles === null ||
    isEmailProved === null
  ) {
    return undefined;
  }
  return { accountId, kind, email, phone, name, locale, roles, isEmailProved };
}
