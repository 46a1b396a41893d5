import { Type } from 'typebox';
import { SignedAmount } from '../amounts.ts';
import { call } from '../call.ts';
import { CurrencyCode, Id, Instant, text } from '../ids.ts';

const exact = { additionalProperties: false } as const;
/** The writer's own name for an adjustment, unique among them. */
const Reference = text(100);

/** What an adjustment is about: goods and goodwill without an order, or what others charge for their services. */
export const AdjustedAccount = Type.Union([Type.Literal('adjustment'), Type.Literal('fee')]);

export const ledgerCalls = {
  recordAdjustment: call({
    summary:
      'Writes down money that belongs to no order, for a reason: a positive amount was charged, a negative one credited. A repeat with the same reference changes nothing.',
    input: Type.Object(
      {
        reference: Reference,
        account: AdjustedAccount,
        amount: SignedAmount,
        reason: text(200),
        /** When it came about; now, when left out. */
        at: Type.Optional(Instant),
      },
      exact,
    ),
    output: Type.Object({
      adjustmentId: Id,
      /** False when the reference was known: nothing was done again. */
      isNew: Type.Boolean(),
    }),
    refusals: ['value-invalid', 'already-exists'],
    access: ['staff:payments.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/staff/adjustments' },
  }),
  sumLedger: call({
    summary:
      'What the ledger holds of payments by hand, the orders that they paid, and adjustments, whose references begin with these letters, by account and cause.',
    input: Type.Object({ reference: text(100, 3) }, exact),
    output: Type.Object({
      sums: Type.Array(
        Type.Object({
          account: Type.String(),
          why: Type.String(),
          currency: CurrencyCode,
          entries: Type.Integer(),
          /** Debits less credits. */
          amountMinor: Type.Integer(),
        }),
      ),
    }),
    refusals: [],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    isBackground: true,
    timeoutMs: 10_000,
    http: { method: 'GET', path: '/staff/reports/ledger' },
  }),
};
