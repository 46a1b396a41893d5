import { Type } from 'typebox';
import { CurrencyCode } from './ids.ts';

/** The most that one thing may cost, or one rule take off, in minor units: sums of whole carts stay whole numbers. */
export const unitMinorMost = 100_000_000_000;
/** The most that is entered at once, in minor units: as large as a line of an order may be. */
const sumMinorMost = 1_000_000_000_000;

const exact = { additionalProperties: false } as const;

/** What one thing costs, as it is entered: nothing or more, in minor units. */
export const UnitMinor = Type.Integer({ minimum: 0, maximum: unitMinorMost });

/** What a rule takes off or asks for, as it is entered: more than nothing, in minor units. */
export const RuleMinor = Type.Integer({ minimum: 1, maximum: unitMinorMost });

/** A sum as it is entered: nothing or more, in minor units. */
export const SumMinor = Type.Integer({ minimum: 0, maximum: sumMinorMost });

/** A price as it is entered. */
export const PriceAmount = Type.Object({ amountMinor: UnitMinor, currency: CurrencyCode }, exact);

/** A sum that is entered to be charged (positive) or credited. */
export const SignedAmount = Type.Object(
  { amountMinor: Type.Integer({ minimum: -sumMinorMost, maximum: sumMinorMost }), currency: CurrencyCode },
  exact,
);
