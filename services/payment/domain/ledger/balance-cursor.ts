/** Where a list of balances goes on: behind this account, provider and currency. */
export type BalancePlace = { account: string; provider: string; currency: string };

/** Before every account. */
export const firstPlace: BalancePlace = { account: '', provider: '', currency: '' };

/** A place as a cursor; its words are of small letters, digits and hyphens, and currencies of capitals. */
export function balanceCursor({ account, provider, currency }: BalancePlace): string {
  return [account, provider, currency].join('_');
}

/** Reads a cursor back; undefined when it is none. */
export function readBalanceCursor(cursor: string): BalancePlace | undefined {
  const [, account, provider, currency] = /^([a-z-]+)_([a-z0-9-]*)_([A-Z]{3})$/.exec(cursor) ?? [];
  if (account === undefined || provider === undefined || currency === undefined) return undefined;
  return { account, provider, currency };
}
