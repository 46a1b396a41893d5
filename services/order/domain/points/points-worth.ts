import type { Currency } from '#contracts/money.ts';

/** What a point takes off, in minor units; none where a currency is not named. */
export type PointsWorth = Readonly<Partial<Record<Currency, number>>>;

/** Reads what the setting says, e.g. `GBP=1 CNY=10`. */
export function readPointsWorth(said: string): PointsWorth {
  return Object.fromEntries(
    said.split(' ').map((each) => {
      const [currency = '', minor = ''] = each.split('=');
      return [currency, Number(minor)];
    }),
  );
}
