import { signOf, type LineKind } from './statement-line.ts';

export type CaseKind = 'missing-here' | 'missing-there' | 'amount' | 'currency' | 'fee' | 'duplicate';

/** The money of one kind of one attempt, in the ledger and in the statements; positive minor units. */
export type Group = {
  attemptId: string;
  provider: string;
  currency: string;
  kind: LineKind;
  /** All that is posted, and the part that the statements read so far must hold. */
  hereMinor: number;
  dueMinor: number;
  /** What the statements tell in the attempt's currency, and in another one, if they do. */
  thereMinor: number;
  foreignMinor: number;
  foreignCurrency: string | null;
};

/** What a difference makes of the balance at the provider, as the ledger has it and as the statements do. */
export type Sides = { hereMinor: number; hereCurrency: string; thereMinor: number; thereCurrency: string };

/**
 * Holds an attempt's money in the ledger against the statements: a kind of difference, or none when they agree or what is
 * posted may still come. `there` is more than what is posted, or less than what is due.
 */
export function judgeGroup(group: Group): Sides & { kind: CaseKind | null } {
  const { currency, hereMinor, dueMinor, thereMinor, foreignMinor, foreignCurrency } = group;
  const sides = (here: number, there: number, thereCurrency = currency): Sides => ({
    hereMinor: signOf(group.kind) * here,
    hereCurrency: currency,
    thereMinor: signOf(group.kind) * there,
    thereCurrency,
  });
  if (foreignCurrency !== null) {
    return { kind: 'currency', ...sides(hereMinor - thereMinor, foreignMinor, foreignCurrency) };
  }
  if (thereMinor > hereMinor) {
    return { kind: hereMinor === 0 ? 'missing-here' : 'amount', ...sides(hereMinor, thereMinor) };
  }
  if (thereMinor < dueMinor) {
    return { kind: thereMinor === 0 ? 'missing-there' : 'amount', ...sides(dueMinor, thereMinor) };
  }
  return { kind: null, ...sides(thereMinor, thereMinor) };
}
