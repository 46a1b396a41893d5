/** One line of a posting: debits are positive, credits negative. `provider` says whose clearing it is. */
export type Entry = { account: string; provider: string | null; currency: string; amountMinor: number };

/** An entry of an account of the shop’s own; none for nothing. */
export function entriesOf(account: string, amountMinor: number, currency: string): Entry[] {
  return amountMinor === 0 ? [] : [{ account, provider: null, currency, amountMinor }];
}
