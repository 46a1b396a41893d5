import type { Entry } from '../ledger/entry.ts';
import type { Sides } from './judge-group.ts';

type Corrected = Sides & { provider: string; correctedHereMinor: number; correctedThereMinor: number };

/**
 * What must be booked so that the clearing of a provider is as its statement says: what is there comes, what is here goes,
 * as far as earlier corrections have not booked it. The other half stands in `account`, in each currency.
 */
export function bookCorrection(difference: Corrected, account: string): Entry[] {
  const { provider, hereCurrency, thereCurrency } = difference;
  const thereMinor = difference.thereMinor - difference.correctedThereMinor;
  const hereMinor = difference.hereMinor - difference.correctedHereMinor;
  const sums =
    hereCurrency === thereCurrency
      ? [{ currency: thereCurrency, amountMinor: thereMinor - hereMinor }]
      : [
          { currency: thereCurrency, amountMinor: thereMinor },
          { currency: hereCurrency, amountMinor: -hereMinor },
        ];
  return sums
    .filter(({ amountMinor }) => amountMinor !== 0)
    .flatMap(({ currency, amountMinor }) => [
      { account: 'provider-clearing', provider, currency, amountMinor },
      { account, provider: null, currency, amountMinor: -amountMinor },
    ]);
}
