import type { Client } from '../../../apps/client/client.ts';

export type Market = NonNullable<Parameters<Client['catalog']['getProduct']>[0]['market']>;

/** The minor digits of each market's currency (ISO 4217). */
export const marketDigits: Readonly<Record<Market, number>> = { gb: 2, cn: 2, eu: 2, us: 2, jp: 0, kw: 3 };

/** The markets for which a file may tell prices. */
export const marketNames = Object.keys(marketDigits) as Market[];
